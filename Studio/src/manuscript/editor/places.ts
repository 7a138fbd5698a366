import type { Node } from "prosemirror-model";
import type { ManuscriptPlace } from "../editHistory";

/** A scene in the document. */
export interface PlacedScene {
  node: Node;
  /** The position before it. */
  position: number;
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

/** The place of a position: scene, paragraph and offset; null outside of paragraphs. */
export function placeAt(doc: Node, position: number): ManuscriptPlace | null {
  const resolved = doc.resolve(position);
  if (resolved.depth < 2) return null;
  return {
    scene: resolved.node(1).attrs["number"] as number,
    paragraph: resolved.index(1),
    offset: resolved.parentOffset,
  };
}

/** The position of a place, at the nearest one that exists; null where the scene does not. */
export function positionOf(doc: Node, place: ManuscriptPlace): number | null {
  const scene = findScene(doc, place.scene);
  if (!scene) return null;
  const last = Math.max(0, Math.min(place.paragraph, scene.node.childCount - 1));
  const start = paragraphStart(scene, last);
  return start + 1 + Math.min(place.offset, scene.node.child(last).content.size);
}

/** The position before a paragraph of a scene, counted from 0; behind the last one for their count. */
export function paragraphStart(scene: PlacedScene, paragraph: number): number {
  let position = scene.position + 1;
  for (let index = 0; index < paragraph; index += 1) position += scene.node.child(index).nodeSize;
  return position;
}
