import { useRef } from "react";
import { IconButton, Button } from "../ui";
import type { Area } from "./focusedArea";
import { dismiss, toasts } from "./toasts";
import { useAside } from "./useAside";
import { useSignal } from "./useSignal";

/** Pixels between the messages and the edge of the window. */
const GAP = 16;

/** The position of the messages at the bottom of the window. */
function atFoot(shelf: HTMLElement): Area {
  const { left, right, height } = shelf.getBoundingClientRect();
  const bottom = window.innerHeight - GAP;
  return { top: bottom - height, bottom, left, right };
}

/** Short messages at the edge of the page, placed so that they do not cover the focus. The live region announces them. */
export function ToastList() {
  const list = useSignal(toasts);
  const box = useRef<HTMLDivElement>(null);
  const isAside = useAside(box, list.length, atFoot);
  return (
    <div ref={box} className={`toasts${isAside ? " aside" : ""}`} role="region" aria-label="Notices">
      {list.map((entry) => (
        <div key={entry.id} className={`toast ${entry.kind}`}>
          <p>{entry.text}</p>
          {entry.action && (
            <Button isSmall look="quiet" onClick={() => { dismiss(entry.id); entry.action?.act(); }}>{entry.action.label}</Button>
          )}
          <IconButton icon="close" label="Dismiss" onClick={() => dismiss(entry.id)} />
        </div>
      ))}
    </div>
  );
}
