import {
  forwardRef, useId, useLayoutEffect, useRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";

/** The properties of all fields. */
interface Framed {
  label: string;
  /** A sentence below the field. */
  hint?: ReactNode;
  /** The error of its value. */
  fault?: string | undefined;
  /** Hides the label visually; screen readers still read it. */
  isLabelHidden?: boolean | undefined;
}

function Frame({ id, label, hint, fault, isLabelHidden, children }: Framed & { id: string; children: ReactNode }) {
  return (
    <div className={`field${fault ? " faulty" : ""}`}>
      <label htmlFor={id} className={isLabelHidden ? "unseen" : undefined}>{label}</label>
      {children}
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}

function described(id: string, hint: ReactNode, fault: string | undefined): string | undefined {
  const ids = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** A single-line text field. */
export const TextField = forwardRef<HTMLInputElement, Framed & InputHTMLAttributes<HTMLInputElement>>(function TextField(
  { label, hint, fault, isLabelHidden, ...rest }, ref,
) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Frame {...{ id, label, hint, fault, isLabelHidden }}>
      <input {...rest} ref={ref} id={id} dir={rest.dir ?? "auto"} aria-invalid={fault ? true : undefined} aria-describedby={described(id, hint, fault)} />
    </Frame>
  );
});

/** A text field of several lines that grows with its content. */
export const TextArea = forwardRef<HTMLTextAreaElement, Framed & TextareaHTMLAttributes<HTMLTextAreaElement>>(function TextArea(
  { label, hint, fault, isLabelHidden, ...rest }, ref,
) {
  const own = useId();
  const id = rest.id ?? own;
  const box = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [rest.value]);
  return (
    <Frame {...{ id, label, hint, fault, isLabelHidden }}>
      <textarea
        rows={2} {...rest} id={id} dir={rest.dir ?? "auto"} aria-invalid={fault ? true : undefined} aria-describedby={described(id, hint, fault)}
        ref={(element) => {
          box.current = element;
          if (typeof ref === "function") ref(element);
          else if (ref) ref.current = element;
        }}
      />
    </Frame>
  );
});

/** A selection from a list. */
export function SelectField({ label, hint, fault, isLabelHidden, children, ...rest }: Framed & SelectHTMLAttributes<HTMLSelectElement>) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Frame {...{ id, label, hint, fault, isLabelHidden }}>
      <select {...rest} id={id} aria-invalid={fault ? true : undefined} aria-describedby={described(id, hint, fault)}>{children}</select>
    </Frame>
  );
}
