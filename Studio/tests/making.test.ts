import assert from "node:assert/strict";
import { test } from "node:test";
import { makingWords, nothingYet, type Making } from "../src/app/making";

const told = (part: Partial<NonNullable<Making["progress"]>>, rest: Partial<Making> = {}): Making =>
  ({ ...nothingYet, progress: { stage: "setup", prompt_tokens: 0, output_tokens: 0, cost: "0", ...part }, ...rest });

test("an answer of which nothing has come is thought about, without figures", () => {
  assert.equal(makingWords(nothingYet), "Thinking…");
  assert.equal(makingWords(told({ reading: null })), "Thinking…");
  assert.equal(makingWords(nothingYet, "Planning it anew…"), "Planning it anew…");
});

test("the built-in model's slowness is explained until there is a sign of life", () => {
  const patience = "Thinking… A model on this machine takes a minute or two.";
  assert.equal(makingWords({ ...nothingYet, isSlow: true }), patience);
  assert.equal(makingWords(told({}, { isSlow: true })), patience);
  assert.equal(makingWords(told({}, { isSlow: true, text: "A" })), "Thinking…");
  assert.equal(makingWords(told({ output_tokens: 2 }, { isSlow: true })), "Thinking… 2 tokens so far.");
});

test("how much of the prompt is read is said while it is read", () => {
  assert.equal(makingWords(told({ reading: { done: 0, total: 900 } }, { isSlow: true })), "Reading, 0 %…");
  assert.equal(makingWords(told({ reading: { done: 413, total: 900 } })), "Reading, 45 %…");
  assert.equal(makingWords(told({ reading: { done: 900, total: 900 } })), "Thinking…");
  assert.equal(makingWords(told({ reading: { done: 413, total: 900 } }, { text: "A" })), "Thinking…");
  assert.equal(makingWords(told({ reading: { done: 0, total: 0 } })), "Thinking…");
});

test("tokens and cost are said only where there are any", () => {
  assert.equal(makingWords(told({ output_tokens: 1, cost: "0.0012" })), "Thinking… 1 token so far, $0.0012.");
  assert.equal(makingWords(told({ output_tokens: 40, cost: "0" })), "Thinking… 40 tokens so far.");
  assert.equal(makingWords(told({ cost: "0.25" })), "Thinking… $0.25.");
});
