import type { EditorView } from "prosemirror-view";

const DRAWN = "ms-drawn";

/**
 * Keeps scenes and parts drawn, in sight or not, in which the selection begins or ends, or which are new.
 *
 * What is not drawn has no lines yet: a key that came before the next picture would have the browser write at the nearest
 * place that has some. And it takes a height that is guessed, or that it had when it was drawn last. So they are let go of
 * only behind a picture, when the browser knows how high they are: nothing moves.
 */
export class DrawnParts {
  private readonly drawn = new Set<Element>();
  private ends = new Set<Element>();
  private isLettingGo = false;

  /** Looks where the selection is now. */
  look(view: EditorView): void {
    const { anchor, head } = view.state.selection;
    this.ends = new Set([anchor, head].flatMap((position) => around(view, position)));
    for (const element of this.ends) this.draw(element);
    if (this.drawn.size > this.ends.size) this.letGoSoon();
  }

  /** Draws an element that is new. */
  draw(element: Element): void {
    element.classList.add(DRAWN);
    this.drawn.add(element);
  }

  private letGoSoon(): void {
    if (this.isLettingGo) return;
    this.isLettingGo = true;
    const known = [...this.drawn];
    // In the next picture they get their height, and with the one after it they need no longer be drawn.
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
