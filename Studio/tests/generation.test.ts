import assert from "node:assert/strict";
import { test } from "node:test";
import { generationWords, nothingYet, type Generation } from "../src/app/generation";

const told = (part: Partial<NonNullable<Generation["progress"]>>, rest: Partial<Generation> = {}): Generation =>
  ({ ...nothingYet, progress: { stage: "setup", prompt_tokens: 0, output_tokens: 0, cost: "0", ...part }, ...rest });

test("an answer of which nothing has come is thought about, without figures", () => {
  assert.equal(generationWords(nothingYet), "Thinking…");
  assert.equal(generationWords(told({ reading: null })), "Thinking…");
  assert.equal(generationWords(nothingYet, "Regenerating…"), "Regenerating…");
});

test("the built-in model's slowness is explained until something arrives", () => {
  const patience = "Thinking… The built-in model may take a minute or two.";
  assert.equal(generationWords({ ...nothingYet, isSlow: true }), patience);
  assert.equal(generationWords(told({}, { isSlow: true })), patience);
  assert.equal(generationWords(told({}, { isSlow: true, text: "A" })), "Thinking…");
  assert.equal(generationWords(told({ output_tokens: 2 }, { isSlow: true })), "Thinking… 2 tokens so far.");
});

test("how much of the prompt is read is said while it is read", () => {
  assert.equal(generationWords(told({ reading: { done: 0, total: 900 } }, { isSlow: true })), "Reading the prompt, 0%…");
  assert.equal(generationWords(told({ reading: { done: 413, total: 900 } })), "Reading the prompt, 45%…");
  assert.equal(generationWords(told({ reading: { done: 900, total: 900 } })), "Thinking…");
  assert.equal(generationWords(told({ reading: { done: 413, total: 900 } }, { text: "A" })), "Thinking…");
  assert.equal(generationWords(told({ reading: { done: 0, total: 0 } })), "Thinking…");
});

test("tokens and cost are said only where there are any", () => {
  assert.equal(generationWords(told({ output_tokens: 1, cost: "0.0012" })), "Thinking… 1 token so far, $0.0012.");
  assert.equal(generationWords(told({ output_tokens: 40, cost: "0" })), "Thinking… 40 tokens so far.");
  assert.equal(generationWords(told({ cost: "0.25" })), "Thinking… $0.25.");
});
