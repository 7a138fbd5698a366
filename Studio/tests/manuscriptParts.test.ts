import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState, type Transaction } from "prosemirror-state";
import { appendParagraph, applyPatch, cutLongParts, deleteRange, insertLines, patchesBetween } from "../src/manuscript/editor/changes";
import { LARGEST_PART, manuscriptNode, paragraphTexts, PART } from "../src/manuscript/editor/manuscriptSchema";
import { findScene, partsOf, placeAt, positionOf } from "../src/manuscript/editor/places";
import { patchBetween } from "../src/text/paragraphs";

/** Numbers that are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const lines = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `paragraph ${from + index}`);
const manuscript = (...scenes: string[][]): EditorState =>
  EditorState.create({ doc: manuscriptNode(scenes.map((paragraphs, index) => ({ number: index + 1, paragraphs }))) });
const texts = (state: EditorState, scene: number): string[] => paragraphTexts(findScene(state.doc, scene)!.node);
const sizes = (state: EditorState, scene: number): number[] => partsOf(findScene(state.doc, scene)!).map((part) => part.node.childCount);
const changed = (state: EditorState, act: (transaction: Transaction) => void): EditorState => {
  const transaction = state.tr;
  act(transaction);
  return state.apply(transaction);
};

test("a scene's paragraphs stand in parts, and none of them is lost", () => {
  const state = manuscript(lines(2 * PART + 1), []);
  assert.deepEqual(sizes(state, 1), [PART, PART, 1]);
  assert.deepEqual(texts(state, 1), lines(2 * PART + 1));
  assert.deepEqual(texts(state, 2), [""]);
});

test("places are counted through all parts of a scene, there and back", () => {
  const state = manuscript(lines(3), lines(3 * PART, 100));
  for (const paragraph of [0, PART - 1, PART, 2 * PART, 3 * PART - 1]) {
    const place = { scene: 2, paragraph, offset: 4 };
    assert.deepEqual(placeAt(state.doc, positionOf(state.doc, place)!), place);
  }
  assert.equal(placeAt(state.doc, positionOf(state.doc, { scene: 2, paragraph: 999, offset: 0 })!)!.paragraph, 3 * PART - 1);
  assert.equal(placeAt(state.doc, 1), null);
});

test("a patch makes the paragraphs that it was made for, wherever parts begin and end", () => {
  const next = chance(7);
  let state = manuscript(lines(3 * PART), lines(2, 900));
  for (let round = 0; round < 400; round += 1) {
    const before = texts(state, 1);
    const wanted = [...before];
    const count = next(4) === 0 ? next(wanted.length + 1) : next(3);
    wanted.splice(next(wanted.length + 1), count, ...lines(next(5) === 0 ? next(40) : next(3), 1_000 * round));
    const patch = patchBetween(before, wanted);
    if (!patch) continue;
    const old = state;
    state = changed(state, (transaction) => applyPatch(transaction, { scene: 1, ...patch }));
    assert.deepEqual(texts(state, 1), wanted.length === 0 ? [""] : wanted);
    // What is noted of the change takes it back.
    const [noted] = patchesBetween(old.doc, state.doc);
    const back = changed(state, (transaction) => applyPatch(transaction, { ...noted!, before: noted!.after, after: noted!.before }));
    assert.deepEqual(texts(back, 1), before);
    state = changed(state, cutLongParts);
    assert.ok(Math.max(...sizes(state, 1)) <= LARGEST_PART);
    state.doc.check();
  }
  assert.deepEqual(texts(state, 2), lines(2, 900));
});

test("what lies outside of a patch keeps its place", () => {
  const state = manuscript(lines(3 * PART));
  const [before, after] = [3, 3 * PART - 2].map((paragraph) => positionOf(state.doc, { scene: 1, paragraph, offset: 5 })!);
  const patch = { scene: 1, index: PART - 2, before: lines(PART + 4, PART - 2), after: lines(2, 500) };
  const transaction = state.tr;
  applyPatch(transaction, patch);
  assert.deepEqual(placeAt(transaction.doc, transaction.mapping.map(before!)), { scene: 1, paragraph: 3, offset: 5 });
  assert.deepEqual(placeAt(transaction.doc, transaction.mapping.map(after!)), { scene: 1, paragraph: 2 * PART - 4, offset: 5 });
});

test("a change within a part leaves all other parts as they are", () => {
  const state = manuscript(lines(4 * PART));
  const after = changed(state, (transaction) => transaction.insertText("x", positionOf(state.doc, { scene: 1, paragraph: PART, offset: 0 })!));
  const kept = [0, 1, 2, 3].filter((index) => state.doc.child(0).child(index) === after.doc.child(0).child(index));
  assert.deepEqual(kept, [0, 2, 3]);
  assert.deepEqual(patchesBetween(state.doc, after.doc), [
    { scene: 1, index: PART, before: [`paragraph ${PART}`], after: [`xparagraph ${PART}`] },
  ]);
});

test("paragraphs of a run fill the last part and then begin another", () => {
  let state = manuscript([]);
  for (const text of lines(PART + 2)) state = changed(state, (transaction) => appendParagraph(transaction, findScene(transaction.doc, 1)!, text));
  assert.deepEqual(texts(state, 1), lines(PART + 2));
  assert.deepEqual(sizes(state, 1), [PART, 2]);
});

test("text that is deleted over the border of two parts joins what is left, and scenes stay", () => {
  const state = manuscript(lines(3 * PART), lines(2, 900));
  const at = (scene: number, paragraph: number, offset: number): number => positionOf(state.doc, { scene, paragraph, offset })!;
  const joined = changed(state, (transaction) => deleteRange(transaction, at(1, PART - 1, 9), at(1, 2 * PART, 0)));
  assert.deepEqual(texts(joined, 1), [...lines(PART - 1), `paragraphparagraph ${2 * PART}`, ...lines(PART - 1, 2 * PART + 1)]);
  const over = changed(state, (transaction) => deleteRange(transaction, at(1, PART, 9), at(2, 1, 10)));
  assert.deepEqual(texts(over, 1), [...lines(PART), "paragraph"]);
  assert.deepEqual(texts(over, 2), ["901"]);
});

test("what is pasted is cut into parts", () => {
  const state = manuscript(["ab"]);
  const pasted = changed(state, (transaction) => insertLines(transaction, 4, 4, lines(200)));
  const cut = changed(pasted, cutLongParts);
  assert.deepEqual(texts(cut, 1), ["aparagraph 0", ...lines(198, 1), "paragraph 199b"]);
  assert.ok(Math.max(...sizes(cut, 1)) <= LARGEST_PART);
  assert.deepEqual(patchesBetween(pasted.doc, cut.doc), []);
});
