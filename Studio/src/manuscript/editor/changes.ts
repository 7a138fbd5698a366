import { Fragment, Slice, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { ScenePatch } from "../editHistory";
import { paragraphNode, paragraphNodes } from "./manuscriptSchema";
import { findScene, paragraphStart } from "./places";

/** Marks a change that stands alone in the history although it looks like typing. */
export const ALONE = "alone";

/** What a change did to the paragraphs of each scene. Scenes that stayed as they are cost one comparison. */
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
  const shorter = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shorter && isSame(before.child(start), after.child(start))) start += 1;
  if (start === before.childCount && start === after.childCount) return null;
  let end = 0;
  while (
    end < shorter - start
    && isSame(before.child(before.childCount - 1 - end), after.child(after.childCount - 1 - end))
  ) end += 1;
  const texts = (node: Node): string[] => {
    const found: string[] = [];
    for (let index = start; index < node.childCount - end; index += 1) found.push(node.child(index).textContent);
    return found;
  };
  return { scene: before.attrs["number"] as number, index: start, before: texts(before), after: texts(after) };
}

function isSame(one: Node, other: Node): boolean {
  return one === other || one.eq(other);
}

/** Puts a patch into a document. One paragraph for another changes only the letters that differ, so that carets stay. */
export function applyPatch(transaction: Transaction, patch: ScenePatch): void {
  const scene = findScene(transaction.doc, patch.scene);
  if (!scene) return;
  const from = paragraphStart(scene, patch.index);
  if (patch.before.length === 1 && patch.after.length === 1) {
    replaceLetters(transaction, from + 1, patch.before[0]!, patch.after[0]!);
    return;
  }
  const to = paragraphStart(scene, patch.index + patch.before.length);
  const empties = patch.after.length === 0 && patch.before.length === scene.node.childCount;
  transaction.replaceWith(from, to, empties ? paragraphNodes([]) : patch.after.map(paragraphNode));
}

function replaceLetters(transaction: Transaction, start: number, before: string, after: string): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [from, to] = [start + head, start + before.length - tail];
  const text = after.slice(head, after.length - tail);
  if (text !== "") transaction.insertText(text, from, to);
  else if (from < to) transaction.delete(from, to);
}

/** Deletes a range. Scenes stay, each with at least one paragraph: a range over several takes its part out of each. */
export function deleteRange(transaction: Transaction, from: number, to: number): void {
  const first = transaction.doc.resolve(from);
  const last = transaction.doc.resolve(to);
  if (first.depth > 0 && last.depth > 0 && first.index(0) === last.index(0)) {
    if (from < to) transaction.delete(from, to);
    return;
  }
  const parts: [number, number][] = [];
  transaction.doc.forEach((scene, offset) => {
    const [start, end] = [Math.max(from, offset + 2), Math.min(to, offset + scene.nodeSize - 2)];
    if (start < end) parts.push([start, end]);
  });
  for (const [start, end] of parts.reverse()) transaction.delete(start, end);
}

/** Puts lines in place of a range; each line after the first begins a paragraph. */
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

