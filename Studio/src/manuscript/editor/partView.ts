import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";

/** Pixels of a line and of the gap between paragraphs, and the letters in a full line. */
const LINE = 31.35;
const GAP = 16.15;
const LINE_CHARACTERS = 70;

/** The estimated height of a part, in pixels. */
export function partHeight(part: Node): number {
  let height = 0;
  part.forEach((paragraph) => (height += GAP + LINE * Math.max(1, Math.ceil(paragraph.content.size / LINE_CHARACTERS))));
  return Math.round(height);
}

/** Renders a part of a scene. The browser skips it while it is out of view. */
export class PartView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = this.dom;

  constructor(node: Node) {
    this.dom.className = "ms-part";
    this.dom.style.setProperty("contain-intrinsic-size", `auto 640px auto ${partHeight(node)}px`);
  }

  /** Attributes affect only how it is rendered. */
  ignoreMutation(mutation: { type: string }): boolean {
    return mutation.type === "attributes";
  }
}
