import { Schema, type Node } from "prosemirror-model";

/**
 * A manuscript: scenes of plain paragraphs. Nothing else can be pasted into it.
 *
 * Within a scene, paragraphs are grouped in parts without meaning, so that the cost of a key does not grow with the scene:
 * the editor checks each child of a changed node, and the browser skips parts out of view.
 */
export const manuscriptSchema = new Schema({
  nodes: {
    doc: { content: "scene+" },
    scene: {
      content: "part+",
      attrs: { number: { default: 0 } },
      isolating: true,
      defining: true,
      toDOM: (node) => ["section", { "data-scene": String(node.attrs["number"]) }, 0],
      parseDOM: [{ tag: "section[data-scene]", getAttrs: (dom) => ({ number: Number(dom.dataset["scene"]) }) }],
    },
    part: {
      content: "paragraph+",
      toDOM: () => ["div", { class: "ms-part" }, 0],
      parseDOM: [{ tag: "div.ms-part" }],
    },
    paragraph: {
      content: "text*",
      toDOM: () => ["p", { dir: "auto" }, 0],
      parseDOM: [{ tag: "p" }, { tag: "div" }],
    },
    text: {},
  },
});

/** The paragraphs of a new part. */
export const PART = 24;

/** The most paragraphs before a part is split. */
export const LARGEST_PART = 2 * PART;

const { doc, scene, part, paragraph } = manuscriptSchema.nodes as Record<"doc" | "scene" | "part" | "paragraph", NonNullable<unknown> & {
  create(attrs?: Record<string, unknown> | null, content?: Node | readonly Node[]): Node;
}>;

/** A scene as the editor takes it. */
export interface SceneContent {
  number: number;
  paragraphs: readonly string[];
}

/** A paragraph. */
export function paragraphNode(text: string): Node {
  return paragraph.create(null, text === "" ? [] : manuscriptSchema.text(text));
}

/** A part of a scene. */
export function partNode(paragraphs: readonly Node[]): Node {
  return part.create(null, paragraphs);
}

/** A scene. Without text it has one empty paragraph for the caret. */
export function sceneNode(content: SceneContent): Node {
  const paragraphs = (content.paragraphs.length === 0 ? [""] : content.paragraphs).map(paragraphNode);
  const parts: Node[] = [];
  for (let start = 0; start < paragraphs.length; start += PART) parts.push(partNode(paragraphs.slice(start, start + PART)));
  return scene.create({ number: content.number }, parts);
}

/** A whole manuscript. */
export function manuscriptNode(scenes: readonly SceneContent[]): Node {
  return doc.create(null, scenes.map(sceneNode));
}

/** The texts of a scene's paragraphs. */
export function paragraphTexts(node: Node): string[] {
  const texts: string[] = [];
  node.forEach((child) => child.forEach((paragraph) => texts.push(paragraph.textContent)));
  return texts;
}
