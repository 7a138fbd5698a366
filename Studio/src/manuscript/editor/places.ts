import type { Node } from "prosemirror-model";
import type { ManuscriptPlace } from "./editHistory";

/** The depth of a position in a paragraph's text: manuscript, scene, part, paragraph. */
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
  /** The number of paragraphs before it in the scene. */
  first: number;
}

/** Finds a scene by its number; null if there is none. */
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

/** The position before a paragraph of a part, from 0; for the number of paragraphs, the position after the last one. */
export function startIn(part: PlacedPart, paragraph: number): number {
  let position = part.position + 1;
  for (let index = 0; index < paragraph; index += 1) position += part.node.child(index).nodeSize;
  return position;
}

/** The scene, paragraph and offset of a position; null outside of paragraphs. */
export function placeAt(doc: Node, position: number): ManuscriptPlace | null {
  const resolved = doc.resolve(position);
  if (resolved.depth < IN_TEXT) return null;
  const scene = resolved.node(1);
  let paragraph = resolved.index(2);
  for (let index = 0; index < resolved.index(1); index += 1) paragraph += scene.child(index).childCount;
  return { scene: scene.attrs["number"] as number, paragraph, offset: resolved.parentOffset };
}

/** The position of a place, or the nearest one; null if the scene does not exist. */
export function positionOf(doc: Node, place: ManuscriptPlace): number | null {
  const scene = findScene(doc, place.scene);
  if (!scene) return null;
  const parts = partsOf(scene);
  const part = parts[partWith(parts, place.paragraph)]!;
  const index = Math.max(0, Math.min(place.paragraph - part.first, part.node.childCount - 1));
  return startIn(part, index) + 1 + Math.min(place.offset, part.node.child(index).content.size);
}

/** The index of the part that holds a paragraph of the scene, or would hold it. */
export function partWith(parts: readonly PlacedPart[], paragraph: number): number {
  let index = parts.length - 1;
  while (index > 0 && parts[index]!.first > paragraph) index -= 1;
  return index;
}
