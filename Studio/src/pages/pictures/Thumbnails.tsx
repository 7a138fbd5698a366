import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Picture } from "../../api/pictures";
import { PictureImage } from "../../story/PictureImage";

interface Props {
  story: string;
  label: string;
  pictures: Picture[];
  /** The entry for no picture, such as the text-only cover; left out if a picture is required. */
  none?: { label: string; drawing: ReactNode };
  isDisabled: boolean;
  onChoose: (picture: Picture | null) => void;
}

/** The pictures of one place, one of which is selected; arrow keys select. */
export function Thumbnails({ story, label, pictures, none, isDisabled, onChoose }: Props) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const entries: { key: string; label: string; picture: Picture | null; drawing: ReactNode }[] = pictures.map((picture, place) => ({
    key: picture.id, label: `${picture.source === "uploaded" ? "Uploaded picture" : `Picture ${pictures.length - place}`}: ${picture.alt || "no alt text"}`,
    picture, drawing: <PictureImage story={story} picture={picture} isDecoration />,
  }));
  if (none) entries.push({ key: "none", label: none.label, picture: null, drawing: none.drawing });
  const found = entries.findIndex((entry) => entry.picture?.chosen);
  const at = found >= 0 ? found : entries.length - 1;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = [...(row.current?.querySelectorAll<HTMLElement>("[role=radio]") ?? [])];
    const from = buttons.indexOf(document.activeElement as HTMLElement);
    if (step === undefined || from < 0) return;
    event.preventDefault();
    const next = (from + step + entries.length) % entries.length;
    buttons[next]?.focus();
    const entry = entries[next];
    if (entry && !isDisabled) onChoose(entry.picture);
  };
  return (
    <div className="thumbnails" role="radiogroup" aria-label={label} ref={row} onKeyDown={move}>
      {entries.map((entry, place) => (
        <button
          key={entry.key} id={`${id}-${entry.key}`} type="button" role="radio" aria-checked={place === at} aria-label={entry.label}
          aria-disabled={isDisabled || undefined} tabIndex={place === at ? 0 : -1}
          onClick={() => { if (!isDisabled && place !== at) onChoose(entry.picture); }}
        >
          {entry.drawing}
        </button>
      ))}
    </div>
  );
}
