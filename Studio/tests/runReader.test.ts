import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunEvent } from "../src/api/followRun";
import { RunStream, textAfter } from "../src/state/runReader";

const delta = (id: number, text: string, part = "text"): RunEvent => ({ id, name: "delta", data: { part, text } });
const paragraph = (id: number, number: number, text: string): RunEvent =>
  ({ id, name: "paragraph", data: { scene: 1, paragraph: number, words: 1, text } });
const state = (id: number, word: "running" | "paused", wish?: string): RunEvent =>
  ({ id, name: "state", data: { state: word, attempt: 0, ...(wish ? { wish } : {}) } });

test("a stored paragraph takes the place of its deltas, and what came of the next one stays", () => {
  const stream = new RunStream("r");
  for (const event of [delta(1, "\n\nIt was "), delta(2, "night.\n\nThe la"), paragraph(3, 1, "It was night.")]) stream.take(event);
  assert.equal(stream.pending.trim(), "The la");
  stream.take(delta(4, "mp burned."));
  assert.equal(stream.pending.trim(), "The lamp burned.");
});

test("a paragraph that was cut takes the whole of what was shown of it", () => {
  assert.equal(textAfter("It was night. And th", "It was night."), "");
});

test("a paragraph that was never shown leaves nothing of a pass that was given up", () => {
  assert.equal(textAfter("Some other words", "It was night."), "");
});

test("an entry that comes twice changes nothing", () => {
  const stream = new RunStream("r");
  stream.take(delta(1, "one"));
  stream.take(delta(2, " two"));
  assert.deepEqual(stream.take(delta(2, " two")), []);
  stream.take(delta(1, "one"));
  assert.equal(stream.pending, "one two");
});

test("a new try begins without the text of the last one; a wish alone does not disturb it", () => {
  const stream = new RunStream("r");
  stream.take(delta(1, "half a sent"));
  stream.take(state(2, "running", "pause"));
  assert.equal(stream.pending, "half a sent");
  stream.take(state(3, "paused"));
  assert.equal(stream.pending, "");
});

test("a reader who comes back with a checkpoint sees what one sees who stayed", () => {
  const log = [delta(1, "One.\n\nTw"), paragraph(2, 1, "One."), delta(3, "o.\n"), paragraph(4, 2, "Two."), delta(5, "Thr")];
  const stayed = new RunStream("r");
  for (const event of log) stayed.take(event);
  for (let left = 0; left <= log.length; left += 1) {
    const first = new RunStream("r");
    for (const event of log.slice(0, left)) first.take(event);
    const second = new RunStream("r", JSON.parse(JSON.stringify(first.checkpoint)));
    for (const event of log) second.take(event);
    assert.deepEqual(second.checkpoint, stayed.checkpoint);
  }
  assert.equal(new RunStream("other", stayed.checkpoint).last, 0);
});
