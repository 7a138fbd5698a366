import assert from "node:assert/strict";
import { test } from "node:test";
import { paragraphDiff, tokens, wordDiff, type DiffPart } from "../src/text/wordDiff";

const side = (parts: DiffPart[], not: DiffPart["kind"]): string =>
  parts.filter((part) => part.kind !== not).map((part) => part.text).join("");

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test("the parts of a diff give both texts back, whatever they are", () => {
  const next = dice(7);
  const words = ["a", "b", "Mara", "the", "lamp", "雨", "👩‍👧", "ש", "."];
  const text = (): string => Array.from({ length: Math.floor(next() * 40) }, () => words[Math.floor(next() * words.length)]).join(next() < 0.5 ? " " : "");
  for (let round = 0; round < 2_000; round += 1) {
    const [before, after] = [text(), text()];
    const parts = wordDiff(before, after);
    assert.equal(side(parts, "added"), before);
    assert.equal(side(parts, "removed"), after);
  }
});

test("a diff is as short as can be", () => {
  assert.deepEqual(wordDiff("She took the old lamp home.", "She took the lamp home again."), [
    { kind: "same", text: "She took the " },
    { kind: "removed", text: "old " },
    { kind: "same", text: "lamp home" },
    { kind: "added", text: " again" },
    { kind: "same", text: "." },
  ]);
});

test("a replaced word is one removal and one addition", () => {
  assert.deepEqual(wordDiff("a red door", "a blue door").map((part) => part.kind), ["same", "removed", "added", "same"]);
});

test("emoji sequences and ideographs are not cut", () => {
  assert.deepEqual(tokens("👩‍👧雨夜 it's"), ["👩‍👧", "雨", "夜", " ", "it's"]);
});

test("paragraphs are matched before words", () => {
  const before = ["One stays.", "Mara opens the door and looks out.", "Three goes."];
  const after = ["One stays.", "Mara opens the gate and looks out.", "Four comes in its place, quite new."];
  assert.deepEqual(paragraphDiff(before, after).map((entry) => entry.kind), ["same", "changed", "removed", "added"]);
});

test("equal texts differ nowhere, and empty ones neither", () => {
  assert.ok(paragraphDiff(["a", "b"], ["a", "b"]).every((entry) => entry.kind === "same"));
  assert.deepEqual(paragraphDiff([], []), []);
});

test("two long texts with nothing in common take less than two seconds of the processor", () => {
  const next = dice(3);
  const text = (): string => Array.from({ length: 60_000 }, () => Math.floor(next() * 40_000).toString(36)).join(" ");
  const begin = process.cpuUsage();
  wordDiff(text(), text());
  const spent = process.cpuUsage(begin).user / 1_000;
  assert.ok(spent < 2_000, `${spent} ms`);
});
