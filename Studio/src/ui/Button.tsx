import { forwardRef, type ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./Icon";

/** The look of a button: `primary` for the main action, `plain`, `quiet` without a frame, `danger`. */
export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  /** Shows a spinner; the button cannot be pressed but keeps the focus. */
  isBusy?: boolean | undefined;
  isSmall?: boolean | undefined;
}

/** A button with text and an optional icon. */
export const Button = forwardRef<HTMLButtonElement, Props>(function Button(
  { look = "plain", icon, isBusy = false, isSmall = false, className, children, onClick, disabled, type, ...rest }, ref,
) {
  return (
    <button
      {...rest} ref={ref} type={type ?? "button"} disabled={disabled}
      className={`button ${look}${isSmall ? " small" : ""}${className ? ` ${className}` : ""}`}
      aria-disabled={isBusy || undefined} aria-busy={isBusy || undefined}
      onClick={(event) => { if (isBusy) event.preventDefault(); else onClick?.(event); }}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
});

interface IconProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: IconName;
  /** The action; read by screen readers and shown as a tooltip. */
  label: string;
  isFilled?: boolean | undefined;
}

/** A button with an icon only. */
export const IconButton = forwardRef<HTMLButtonElement, IconProps>(function IconButton(
  { icon, label, isFilled = false, className, type, ...rest }, ref,
) {
  return (
    <button {...rest} ref={ref} type={type ?? "button"} className={`button icon-button${className ? ` ${className}` : ""}`}
      aria-label={label} data-tip={label}>
      <Icon name={icon} isFilled={isFilled} />
    </button>
  );
});
