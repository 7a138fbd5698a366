import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunEvent } from "../src/api/followRun";
import { RunReader, textAfter } from "../src/state/runReader";

const delta = (id: number, text: string, part = "text"): RunEvent => ({ id, name: "delta", data: { part, text } });
const paragraph = (id: number, number: number, text: string): RunEvent =>
  ({ id, name: "paragraph", data: { scene: 1, paragraph: number, words: 1, text } });
const state = (id: number, word: "running" | "paused", wish?: string): RunEvent =>
  ({ id, name: "state", data: { state: word, attempt: 0, ...(wish ? { wish } : {}) } });
const logged = (id: number, kind: string, details: Record<string, string> = {}): RunEvent =>
  ({ id, name: "event", data: { kind, message: `${kind}.`, details } });

test("a stored paragraph replaces its deltas, and what came of the next one stays", () => {
  const reader = new RunReader("r");
  for (const event of [delta(1, "\n\nIt was "), delta(2, "night.\n\nThe la"), paragraph(3, 1, "It was night.")]) reader.take(event);
  assert.deepEqual(reader.pendingParagraphs, ["The la"]);
  reader.take(delta(4, "mp burned."));
  assert.deepEqual(reader.pendingParagraphs, ["The lamp burned."]);
});

test("a paragraph that was cut replaces the whole of what was shown of it", () => {
  assert.equal(textAfter("It was night. And th", "It was night."), "");
});

test("a paragraph that was never shown leaves nothing of a pass that was given up", () => {
  assert.equal(textAfter("Some other words", "It was night."), "");
});

test("an event that comes twice changes nothing", () => {
  const reader = new RunReader("r");
  assert.deepEqual(reader.take(delta(1, "one")), { kind: "text" });
  reader.take(delta(2, " two"));
  assert.equal(reader.take(delta(2, " two")), null);
  assert.equal(reader.take(delta(1, "one")), null);
  assert.equal(reader.pending, "one two");
  assert.equal(reader.last, 2);
});

test("a new attempt begins without the text of the last one; a request to pause alone does not disturb it", () => {
  const reader = new RunReader("r");
  reader.take(delta(1, "half a sent"));
  reader.take(state(2, "running", "pause"));
  assert.equal(reader.pending, "half a sent");
  reader.take(state(3, "paused"));
  assert.equal(reader.pending, "");
});

test("each kind of event becomes the change that the page makes", () => {
  const reader = new RunReader("r");
  reader.take(delta(1, "A keeper", "premise"));
  assert.equal(reader.premise, "A keeper");
  assert.deepEqual(reader.take(logged(2, "premise_written")), { kind: "planned", what: "premise" });
  assert.equal(reader.premise, "");
  assert.deepEqual(reader.take(logged(3, "outline_written")), { kind: "planned", what: "outline" });
  assert.deepEqual(reader.take(paragraph(4, 1, "One.")), { kind: "paragraph", scene: 1, paragraph: 1, text: "One." });
  assert.deepEqual(reader.take(logged(5, "scene_finished", { scene: "2" })), { kind: "sceneFinished", scene: 2, message: "scene_finished." });
  assert.deepEqual([...reader.finished], [2]);
  assert.deepEqual(reader.take(logged(6, "scene_finished")), { kind: "other" });
  assert.deepEqual(reader.take(logged(7, "started")), { kind: "other" });
});
