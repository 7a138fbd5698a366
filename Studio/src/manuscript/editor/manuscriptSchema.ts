import { Schema, type Node } from "prosemirror-model";

/**
 * A manuscript: scenes of paragraphs of plain text. Nothing else can stand in it, whatever is pasted.
 *
 * Within a scene, paragraphs stand in parts, which mean nothing: they keep what a key costs from growing with the scene.
 * The editor looks at each child of what has changed, and the browser leaves out parts that are not in sight.
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

/** Paragraphs that a part has when it is made, and the most before it is cut in pieces. */
export const PART = 24;
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

/** A scene; its one paragraph is empty where it has none, since a caret needs a place. */
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
