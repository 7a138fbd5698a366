import assert from "node:assert/strict";
import { test } from "node:test";
import type { Progress, Run } from "../src/api/runs";
import { runWords, underWay } from "../src/state/runWords";
import { leftWords, missed } from "../src/state/storyStatus";

const progress = (part: Partial<Progress>): Progress =>
  ({ stage: "begin", scene: null, scenes: null, words: 0, asked: 300, prompt_tokens: 0, output_tokens: 0, cost: "0", seconds_left: null, ...part });
const run = (part: Partial<Run>): Run => ({
  id: "r", story_id: "s", status: "running", wish: null, goal: "story", provider: null, model: null, max_cost: null, priority: 0, progress: progress({}),
  reason: null, attempt: 1, result: null, created_at: "", started_at: null, finished_at: null, available_at: "", ...part,
});

test("a run that plans does not write, whatever its step", () => {
  for (const stage of ["begin", "premise", "outline"]) assert.equal(runWords(run({ goal: "outline" }), progress({ stage })), "Outlining the scenes");
  assert.equal(runWords(run({ goal: "premise" }), null), "Writing the premise");
  assert.equal(runWords(run({ goal: "outline", status: "queued" }), null), "Queued");
  assert.equal(runWords(run({ goal: "outline", wish: "pause" }), null), "Pausing…");
});

test("a run that writes the story says which step it is at", () => {
  assert.equal(runWords(run({}), null), "Writing");
  assert.equal(runWords(run({}), progress({})), "Writing");
  assert.equal(runWords(run({}), progress({ stage: "outline" })), "Outlining the scenes");
  assert.equal(runWords(run({}), progress({ stage: "scene", scene: 1, scenes: 3 })), "Writing scene 1 of 3");
  assert.equal(runWords(run({ goal: "scene/2" }), progress({ stage: "scene", scene: 2 })), "Writing scene 2");
  assert.equal(runWords(run({}), progress({ stage: "finish" })), "Writing, finish");
  assert.equal(underWay(run({ goal: "scene/2" }), progress({ stage: "scene" })), "text");
});

test("what a story misses that is written to its end is said as it is", () => {
  assert.equal(missed({ words: 538, asked_words: 300 }), "it is longer than requested");
  assert.equal(missed({ words: 270, asked_words: 300 }), "it is shorter than requested");
  for (const words of [279, 300, 336]) assert.equal(missed({ words, asked_words: 300 }), "it does not meet every requirement");
});

test("the words still to be written are the true number", () => {
  assert.equal(leftWords({ words: 0, asked_words: 1_500 }), "About 1,500 words left to write.");
  assert.equal(leftWords({ words: 262, asked_words: 300 }), "About 38 words left to write.");
  assert.equal(leftWords({ words: 299, asked_words: 300 }), "About 1 word left to write.");
  assert.ok(leftWords({ words: 538, asked_words: 300 }).endsWith("left to write."));
});
