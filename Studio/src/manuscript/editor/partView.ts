import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";

/** Pixels of a line and of the gap between paragraphs, and the letters of a line where there is room for whole ones. */
const LINE = 31.35;
const GAP = 16.15;
const LINE_CHARACTERS = 70;

/** The height that a part takes, in pixels, as far as it can be told without drawing it. */
export function partHeight(part: Node): number {
  let height = 0;
  part.forEach((paragraph) => (height += GAP + LINE * Math.max(1, Math.ceil(paragraph.content.size / LINE_CHARACTERS))));
  return Math.round(height);
}

/** Draws a part of a scene: paragraphs that are left out together where they are not in sight. */
export class PartView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = this.dom;

  constructor(node: Node) {
    this.dom.className = "ms-part";
    this.dom.style.setProperty("contain-intrinsic-size", `auto 640px auto ${partHeight(node)}px`);
  }

  /** Its attributes say how it is drawn, not what is written in it. */
  ignoreMutation(mutation: { type: string }): boolean {
    return mutation.type === "attributes";
  }
}
