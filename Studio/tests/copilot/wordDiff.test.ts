import assert from "node:assert/strict";
import { test } from "node:test";
import { shortened, wordDiff } from "../../src/copilot/wordDiff";

test("a diff holds both texts", () => {
  const [before, after] = ["The old lamp went out, slowly.", "The lamp went out at once."];
  const pieces = wordDiff(before, after);
  const told = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join("");
  assert.equal(told("added"), before);
  assert.equal(told("removed"), after);
  assert.ok(pieces.some((piece) => piece.kind === "same"));
});

test("long runs that stay are cut, changes never", () => {
  const long = "word ".repeat(200);
  const cut = shortened(wordDiff(`${long}one ${long}`, `${long}two ${long}`));
  assert.ok(cut.map((piece) => piece.text).join("").length < 400);
  assert.deepEqual(cut.filter((piece) => piece.kind !== "same").map((piece) => piece.text), ["one", "two"]);
});
