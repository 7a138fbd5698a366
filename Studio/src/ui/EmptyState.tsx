import type { ReactNode } from "react";

interface Props {
  title: string;
  /** Whether the title is the page's only heading. */
  isWholePage?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Shown on a page without content: what will be here, and how to start. */
export function EmptyState({ title, isWholePage = false, children, actions }: Props) {
  const Heading = isWholePage ? "h1" : "h2";
  return (
    <div className="empty">
      <svg viewBox="0 0 96 64" aria-hidden="true" focusable="false">
        <path d="M48 14C38 7 25 6 10 7v45c15-1 28 0 38 7 10-7 23-8 38-7V7c-15-1-28 0-38 7zm0 0v45" />
        <path d="M18 19c8-.4 15 .4 22 3.5M18 29c8-.4 15 .4 22 3.5M18 39c8-.4 15 .4 22 3.5M78 19c-8-.4-15 .4-22 3.5M78 29c-8-.4-15 .4-22 3.5" />
      </svg>
      <Heading>{title}</Heading>
      {children}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
