import { useLayoutEffect, useState, type RefObject } from "react";
import { focusedArea, overlap, type Area } from "./focusedArea";

/**
 * Whether an element that lies over the page must move, because it would cover the field or the line with the focus. Checked
 * whenever the focus or the page moves.
 *
 * @param shown how much it shows; 0 if it is hidden. @param usual returns its normal position; must be a function of the
 * module, because it is called often.
 */
export function useAside(box: RefObject<HTMLElement>, shown: number, usual: (box: HTMLElement) => Area): boolean {
  const [isAside, setAside] = useState(false);
  useLayoutEffect(() => {
    if (shown === 0) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      if (!box.current || box.current.contains(document.activeElement)) return;
      const [place, area] = [usual(box.current), focusedArea()];
      setAside(area !== null && overlap(area, place));
    };
    const soon = (): void => { frame ||= requestAnimationFrame(look); };
    const places: [EventTarget, string][] = [[document, "focusin"], [document, "focusout"], [document, "selectionchange"], [window, "scroll"], [window, "resize"]];
    for (const [target, name] of places) target.addEventListener(name, soon, { passive: true });
    look();
    return () => {
      cancelAnimationFrame(frame);
      for (const [target, name] of places) target.removeEventListener(name, soon);
    };
  }, [box, shown, usual]);
  return shown > 0 && isAside;
}
