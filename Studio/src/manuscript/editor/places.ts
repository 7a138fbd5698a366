import type { Node } from "prosemirror-model";
import type { ManuscriptPlace } from "./editHistory";

/** How deep a position in a paragraph's text lies: in the manuscript, a scene, a part and the paragraph. */
export const IN_TEXT = 3;

/** A scene in the document. */
export interface PlacedScene {
  node: Node;
  /** The position before it. */
  position: number;
}

/** A part in the document. */
export interface PlacedPart {
  node: Node;
  /** The position before it. */
  position: number;
  /** The number of the scene's paragraphs before it. */
  first: number;
}

/** Finds a scene by its number; null where the manuscript has none of that number. */
export function findScene(doc: Node, number: number): PlacedScene | null {
  let position = 0;
  for (let index = 0; index < doc.childCount; index += 1) {
    const node = doc.child(index);
    if (node.attrs["number"] === number) return { node, position };
    position += node.nodeSize;
  }
  return null;
}

/** The parts of a scene. */
export function partsOf(scene: PlacedScene): PlacedPart[] {
  const parts: PlacedPart[] = [];
  let first = 0;
  scene.node.forEach((node, offset) => {
    parts.push({ node, position: scene.position + 1 + offset, first });
    first += node.childCount;
  });
  return parts;
}

/** The position before a paragraph of a part, counted from 0; behind the last one for their count. */
export function startIn(part: PlacedPart, paragraph: number): number {
  let position = part.position + 1;
  for (let index = 0; index < paragraph; index += 1) position += part.node.child(index).nodeSize;
  return position;
}

/** The place of a position: scene, paragraph and offset; null outside of paragraphs. */
export function placeAt(doc: Node, position: number): ManuscriptPlace | null {
  const resolved = doc.resolve(position);
  if (resolved.depth < IN_TEXT) return null;
  const scene = resolved.node(1);
  let paragraph = resolved.index(2);
  for (let index = 0; index < resolved.index(1); index += 1) paragraph += scene.child(index).childCount;
  return { scene: scene.attrs["number"] as number, paragraph, offset: resolved.parentOffset };
}

/** The position of a place, at the nearest one that exists; null where the scene does not. */
export function positionOf(doc: Node, place: ManuscriptPlace): number | null {
  const scene = findScene(doc, place.scene);
  if (!scene) return null;
  const parts = partsOf(scene);
  const part = parts[partWith(parts, place.paragraph)]!;
  const index = Math.max(0, Math.min(place.paragraph - part.first, part.node.childCount - 1));
  return startIn(part, index) + 1 + Math.min(place.offset, part.node.child(index).content.size);
}

/** The index of the part in which a paragraph of the scene stands, or would stand. */
export function partWith(parts: readonly PlacedPart[], paragraph: number): number {
  let index = parts.length - 1;
  while (index > 0 && parts[index]!.first > paragraph) index -= 1;
  return index;
}
