import { Fragment, Slice, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { ScenePatch } from "./editHistory";
import { commonEnds } from "../../text/editScript";
import { patchOf } from "../../text/paragraphs";
import { LARGEST_PART, PART, paragraphNode, partNode } from "./manuscriptSchema";
import { findScene, IN_TEXT, partsOf, partWith, startIn, type PlacedPart, type PlacedScene } from "./places";

/** Marks a change that is its own step in the history although it looks like typing. */
export const ALONE = "alone";

/** The changes to the paragraphs of each scene. Unchanged scenes and parts cost one comparison each. */
export function patchesBetween(before: Node, after: Node): ScenePatch[] {
  const patches: ScenePatch[] = [];
  for (let index = 0; index < Math.min(before.childCount, after.childCount); index += 1) {
    const [one, other] = [before.child(index), after.child(index)];
    if (one === other) continue;
    const patch = scenePatch(one, other);
    if (patch) patches.push(patch);
  }
  return patches;
}

function scenePatch(before: Node, after: Node): ScenePatch | null {
  const [one, other] = [childrenOf(before), childrenOf(after)];
  const { head, tail } = commonEnds(one, other);
  const first = one.slice(0, head).reduce((count, part) => count + part.childCount, 0);
  const changed = (parts: Node[]): Node[] => parts.slice(head, parts.length - tail).flatMap(childrenOf);
  const patch = patchOf(changed(one), changed(other), (paragraph) => paragraph.textContent, isSame);
  return patch && { ...patch, scene: before.attrs["number"] as number, index: first + patch.index };
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  node.forEach((child) => children.push(child));
  return children;
}

function isSame(one: Node, other: Node): boolean {
  return one === other || one.eq(other);
}

/** Applies a patch to a document. If one paragraph replaces another, only the differing letters are changed, which keeps the caret. */
export function applyPatch(transaction: Transaction, patch: ScenePatch): void {
  const scene = findScene(transaction.doc, patch.scene);
  if (!scene) return;
  if (patch.before.length === 1 && patch.after.length === 1) {
    const parts = partsOf(scene);
    const part = parts[partWith(parts, patch.index)]!;
    replaceLetters(transaction, startIn(part, patch.index - part.first) + 1, patch.before[0]!, patch.after[0]!);
    return;
  }
  replaceParagraphs(transaction, scene, patch.index, patch.before.length, patch.after.map(paragraphNode));
}

/** Replaces paragraphs. Everything else stays in place; parts without paragraphs are removed. */
function replaceParagraphs(transaction: Transaction, scene: PlacedScene, index: number, count: number, paragraphs: Node[]): void {
  const parts = partsOf(scene);
  const last = parts[parts.length - 1]!;
  const empties = paragraphs.length === 0 && index === 0 && count >= last.first + last.node.childCount;
  const target = partWith(parts, index);
  // From the last to the first, so that positions found earlier stay valid.
  for (const [place, part] of [...parts.entries()].reverse()) {
    const within = (paragraph: number): number => Math.max(0, Math.min(paragraph - part.first, part.node.childCount));
    const [from, to] = [within(index), within(index + count)];
    const added = place !== target ? [] : empties ? [paragraphNode("")] : paragraphs;
    if (from === to && added.length === 0) continue;
    if (to - from === part.node.childCount && added.length === 0) transaction.delete(part.position, part.position + part.node.nodeSize);
    else transaction.replaceWith(startIn(part, from), startIn(part, to), added);
  }
}

/** Appends a paragraph to a scene, or replaces its only, empty one. */
export function appendParagraph(transaction: Transaction, scene: PlacedScene, text: string): void {
  const parts = partsOf(scene);
  const last = parts[parts.length - 1]!;
  const end = last.position + last.node.nodeSize - 1;
  const isEmpty = parts.length === 1 && last.node.childCount === 1 && last.node.child(0).content.size === 0;
  if (isEmpty) transaction.insertText(text, end - 1, end - 1);
  else if (last.node.childCount < PART) transaction.insert(end, paragraphNode(text));
  else transaction.insert(end + 1, partNode([paragraphNode(text)]));
}

/** Splits parts that have become too long. The text is not changed. */
export function cutLongParts(transaction: Transaction): void {
  const { doc } = transaction;
  const long: PlacedPart[] = [];
  doc.forEach((node, position) => {
    long.push(...partsOf({ node, position }).filter((part) => part.node.childCount > LARGEST_PART));
  });
  for (const part of long.reverse()) {
    const pieces = Math.floor(part.node.childCount / PART);
    for (let piece = pieces - 1; piece > 0; piece -= 1) {
      transaction.split(startIn(part, Math.floor((piece * part.node.childCount) / pieces)));
    }
  }
}

function replaceLetters(transaction: Transaction, start: number, before: string, after: string): void {
  const { head, tail } = commonEnds(before, after);
  const [from, to] = [start + head, start + before.length - tail];
  const text = after.slice(head, after.length - tail);
  if (text !== "") transaction.insertText(text, from, to);
  else if (from < to) transaction.delete(from, to);
}

/** Deletes a range. Scenes remain, each with at least one paragraph. */
export function deleteRange(transaction: Transaction, from: number, to: number): void {
  const first = transaction.doc.resolve(from);
  const last = transaction.doc.resolve(to);
  if (first.depth > 0 && last.depth > 0 && first.index(0) === last.index(0)) {
    if (from < to) transaction.delete(from, to);
    return;
  }
  const parts: [number, number][] = [];
  transaction.doc.forEach((scene, offset) => {
    const [start, end] = [Math.max(from, offset + IN_TEXT), Math.min(to, offset + scene.nodeSize - IN_TEXT)];
    if (start < end) parts.push([start, end]);
  });
  for (const [start, end] of parts.reverse()) transaction.delete(start, end);
}

/** Replaces a range with lines; each line after the first starts a paragraph. */
export function insertLines(transaction: Transaction, from: number, to: number, lines: readonly string[]): void {
  deleteRange(transaction, from, to);
  if (lines.length <= 1) {
    if (lines[0]) transaction.insertText(lines[0], from, from);
    return;
  }
  transaction.replace(from, from, new Slice(Fragment.from(lines.map(paragraphNode)), 1, 1));
}

/** The text of a range, with an empty line between paragraphs. */
export function textOf(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, "\n\n");
}

