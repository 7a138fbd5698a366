import type { EditorView } from "prosemirror-view";

const DRAWN = "ms-drawn";

/**
 * Keeps the scenes and parts rendered in which the selection begins or ends, or which are new.
 *
 * Parts that are not rendered have no lines, so the browser would put a character at the nearest rendered place. Their
 * height is a guess or the last known one. They are released only after a frame, when the browser knows their height, so
 * that nothing moves.
 */
export class DrawnParts {
  private readonly drawn = new Set<Element>();
  private ends = new Set<Element>();
  private isLettingGo = false;

  /** Updates which parts hold the selection. */
  look(view: EditorView): void {
    const { anchor, head } = view.state.selection;
    this.ends = new Set([anchor, head].flatMap((position) => around(view, position)));
    for (const element of this.ends) this.draw(element);
    if (this.drawn.size > this.ends.size) this.letGoSoon();
  }

  /** Renders a new element. */
  draw(element: Element): void {
    element.classList.add(DRAWN);
    this.drawn.add(element);
  }

  private letGoSoon(): void {
    if (this.isLettingGo) return;
    this.isLettingGo = true;
    const known = [...this.drawn];
    // The next frame determines their height; from the one after it, they need not be rendered.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.isLettingGo = false;
      for (const element of known) {
        if (this.ends.has(element)) continue;
        element.classList.remove(DRAWN);
        this.drawn.delete(element);
      }
      if (this.drawn.size > this.ends.size) this.letGoSoon();
    }));
  }
}

function around(view: EditorView, position: number): Element[] {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  return [".ms-part", ".ms-scene"].map((name) => element?.closest(name)).filter((found): found is Element => found != null);
}
