import { Schema, type Node } from "prosemirror-model";

/** A manuscript: scenes of paragraphs of plain text. Nothing else can stand in it, whatever is pasted. */
export const manuscriptSchema = new Schema({
  nodes: {
    doc: { content: "scene+" },
    scene: {
      content: "paragraph+",
      attrs: { number: { default: 0 } },
      isolating: true,
      defining: true,
      toDOM: (node) => ["section", { "data-scene": String(node.attrs["number"]) }, 0],
      parseDOM: [{ tag: "section[data-scene]", getAttrs: (dom) => ({ number: Number(dom.dataset["scene"]) }) }],
    },
    paragraph: {
      content: "text*",
      toDOM: () => ["p", { dir: "auto" }, 0],
      parseDOM: [{ tag: "p" }, { tag: "div" }],
    },
    text: {},
  },
});

const { doc, scene, paragraph } = manuscriptSchema.nodes as Record<"doc" | "scene" | "paragraph", NonNullable<unknown> & {
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

/** Paragraphs; one that is empty where there are none, since a caret needs a place. */
export function paragraphNodes(texts: readonly string[]): Node[] {
  return texts.length === 0 ? [paragraphNode("")] : texts.map(paragraphNode);
}

/** A scene. */
export function sceneNode(content: SceneContent): Node {
  return scene.create({ number: content.number }, paragraphNodes(content.paragraphs));
}

/** A whole manuscript. */
export function manuscriptNode(scenes: readonly SceneContent[]): Node {
  return doc.create(null, scenes.map(sceneNode));
}

/** The texts of a scene's paragraphs. */
export function paragraphTexts(node: Node): string[] {
  const texts: string[] = [];
  node.forEach((child) => texts.push(child.textContent));
  return texts;
}
