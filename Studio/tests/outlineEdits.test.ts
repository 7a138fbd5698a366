import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyPlan, type Outline } from "../src/api/outline";
import { added, arranged, cardsOf, difference, fitted, merged, moved, preview, removed, shares, split, type Card } from "../src/pages/plan/outlineEdits";

const scene = (number: number, budget = 100, events: string[] = []) => (
  { ...emptyPlan, number, title: `S${number}`, word_budget: budget, key_events: events, characters: ["Mara"], words: number * 10, is_written: true });
const outline: Outline = { title: "T", scene_count: 4, scenes: [scene(1), scene(2, 200, ["a", "b", "c", "d"]), scene(3)] };
const cards = (): Card[] => cardsOf(outline, ["x", "y", "z"]);
const froms = (list: Card[]) => arranged(list).map(({ title, from, join, starts_at }) => ({ title, from, join, starts_at }));
const plain = (title: string, from?: number) => ({ title, from, join: undefined, starts_at: undefined });

test("a moved scene takes its text along and keeps its key", () => {
  const list = moved(cards(), 0, 2);
  assert.deepEqual(froms(list), [plain("S2", 2), plain("S3", 3), plain("S1", 1)]);
  assert.deepEqual(list.map((card) => card.key), ["y", "z", "x"]);
  assert.deepEqual(froms(moved(cards(), 2, 0)), [plain("S3", 3), plain("S1", 1), plain("S2", 2)]);
});

test("a new scene is of no old one and has the mean budget", () => {
  const list = added(cards(), 1, "new", "N");
  assert.deepEqual(froms(list), [plain("S1", 1), plain("N"), plain("S2", 2), plain("S3", 3)]);
  assert.equal(list[1]?.plan.word_budget, 133);
});

test("scenes that are merged join their texts, plans and budgets", () => {
  const [one, other] = merged(cards(), 0);
  assert.deepEqual([one?.from, one?.join, one?.plan.word_budget, one?.words, one?.key], [1, [2], 300, 30, "x"]);
  assert.deepEqual(one?.plan.characters, ["Mara"]);
  assert.equal(other?.from, 3);
  // A scene that is new on the page has no text to join.
  const mixed = merged(added(cards(), 1, "new"), 1);
  assert.deepEqual([mixed[1]?.from, mixed[1]?.join], [2, undefined]);
  const again = merged(split([{ ...cards()[1]!, plan: { ...cards()[1]!.plan, description: "Said." } }], 0, { title: "", event: 2 }, "new"), 0);
  assert.equal(again[0]?.plan.description, "Said.", "what both halves say is said once");
  assert.equal(merged(cards(), 2).length, 3, "the last has no next one");
});

test("a scene is cut in two with its beats, budget and text", () => {
  const list = split(cards(), 1, { title: "Later", event: 1, paragraph: 4 }, "new");
  assert.deepEqual(froms(list)[1], plain("S2", 2));
  assert.deepEqual(froms(list)[2], { title: "Later", from: 2, join: undefined, starts_at: 4 });
  assert.deepEqual([list[1]?.plan.key_events, list[2]?.plan.key_events], [["a"], ["b", "c", "d"]]);
  assert.deepEqual([list[1]?.plan.word_budget, list[2]?.plan.word_budget], [50, 150]);
  const bare = split(cards(), 0, { title: "Later", event: 0 }, "new");
  assert.equal(froms(bare)[1]?.from, undefined, "without a paragraph the text stays with the first");
});

test("what is left out is deleted", () => {
  assert.deepEqual(froms(removed(cards(), 1)), [plain("S1", 1), plain("S3", 3)]);
});

test("budgets are fitted to what is asked for, to the word", () => {
  for (const asked of [100, 1_000, 1_001, 99_999]) {
    const sum = fitted(cards(), asked).reduce((before, card) => before + card.plan.word_budget, 0);
    assert.equal(sum, asked);
  }
  assert.deepEqual(shares([0, 200, 0], 1_000), [400, 200, 400]);
  assert.deepEqual(shares([0, 2_000], 1_000), [0, 2_000]);
});

test("the preview numbers the scenes and keeps what is still to be planned", () => {
  const shown = preview(outline, added(cards(), 0, "new"));
  assert.deepEqual(shown.scenes.map((entry) => entry.number), [1, 2, 3, 4]);
  assert.equal(shown.scene_count, 5);
});

test("what differs between two plans, and no more, is what makes one of the other", () => {
  const before = { ...emptyPlan, title: "Old", key_events: ["a,b"], characters: ["Mara"], word_budget: 300 };
  const after = { ...before, title: "New", key_events: ["a", "b"], exit_state: "Mara knows." };
  assert.deepEqual(difference(after, before), { title: "Old", key_events: ["a,b"], exit_state: "" });
  assert.deepEqual(difference(before, { ...before }), {});
  const scene = { ...before, number: 2, words: 10, is_written: true };
  assert.deepEqual(difference(before, scene), {});
});
