import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Icon, type IconName } from "./Icon";

/** A menu item. */
export interface MenuEntry {
  label: string;
  icon?: IconName;
  act: () => void;
  isDisabled?: boolean;
  isDanger?: boolean;
  /** For items of which one is selected: whether it is this one. */
  isChosen?: boolean;
}

interface Props {
  /** The name of the button. */
  label: string;
  icon?: IconName;
  /** The text on the button; if left out, it has only an icon. */
  text?: string;
  entries: MenuEntry[];
}

/** A menu button: arrow keys, Home, End and first letters move, Escape closes. */
export function Menu({ label, icon = "more", text, entries }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const items = () => [...(box.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
  const close = (withFocus: boolean) => {
    setOpen(false);
    if (withFocus) button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return undefined;
    items()[0]?.focus();
    const outside = (event: PointerEvent) => { if (!box.current?.contains(event.target as Node)) setOpen(false); };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);

  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = (place: number) => {
      event.preventDefault();
      all[(place + all.length) % all.length]?.focus();
    };
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") close(false);
    else if (event.key === "ArrowDown") to(at + 1);
    else if (event.key === "ArrowUp") to(at - 1);
    else if (event.key === "Home") to(0);
    else if (event.key === "End") to(all.length - 1);
    else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const found = [...all.slice(at + 1), ...all].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
      found?.focus();
    }
  };

  return (
    <div className="menu" ref={box}>
      <button
        ref={button} type="button" className={`button ${text ? "quiet" : "icon-button"}`} aria-haspopup="menu" aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined} aria-label={text ? undefined : label} data-tip={isOpen || text ? undefined : label}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => { if (event.key === "ArrowDown" && !isOpen) { event.preventDefault(); setOpen(true); } }}
      >
        <Icon name={icon} />
        {text && <span>{text}</span>}
      </button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label} className="menu-list" onKeyDown={move}>
          {entries.map((entry) => (
            <button
              key={entry.label} type="button" tabIndex={-1} disabled={entry.isDisabled} className={entry.isDanger ? "danger" : undefined}
              role={entry.isChosen === undefined ? "menuitem" : "menuitemradio"} aria-checked={entry.isChosen}
              onClick={() => { close(true); entry.act(); }}
            >
              {entry.icon ? <Icon name={entry.icon} /> : <span className="icon" aria-hidden="true">{entry.isChosen ? "✓" : ""}</span>}
              {entry.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
