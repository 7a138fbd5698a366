import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "./Button";

const focusable = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex='0'], [contenteditable='true']";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the bottom. */
  actions?: ReactNode;
  isWide?: boolean;
}

/** A modal dialog: it holds the focus, Escape closes it, and the focus returns to where it was, or to the page. */
export function Dialog({ title, onClose, children, actions, isWide = false }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const root = document.getElementById("studio");
    root?.setAttribute("inert", "");
    const wanted = box.current?.querySelector<HTMLElement>("[autofocus], [data-autofocus]") ?? box.current?.querySelector<HTMLElement>(`.dialog-body :is(${focusable})`);
    (wanted ?? box.current)?.focus();
    return () => {
      root?.removeAttribute("inert");
      if (before?.isConnected) before.focus();
      else document.querySelector("main")?.focus({ preventScroll: true });
    };
  }, []);

  const keep = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== "Tab" || !box.current) return;
    const stops = [...box.current.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.offsetParent !== null);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    if (!first || !last) return;
    if (event.shiftKey && (document.activeElement === first || document.activeElement === box.current)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  };

  return createPortal(
    <div className="curtain" onMouseDown={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1} className={`dialog${isWide ? " wide" : ""}`} onKeyDown={keep}>
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </div>,
    document.body,
  );
}
