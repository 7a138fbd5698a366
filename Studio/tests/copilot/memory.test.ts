import assert from "node:assert/strict";
import { test } from "node:test";
import { said, SILENCE } from "../../src/copilot/conversation";
import { forget, recall, remember } from "../../src/copilot/memory";

function store(fails = false): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (fails) throw new DOMException("full", "QuotaExceededError");
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}

test("a conversation is remembered by story, with what was decided, and is at rest", () => {
  const tab = store();
  const first = recall(tab, "one");
  const conversation = said(SILENCE, "u1", "Hello");
  remember(tab, "one", { ...first, conversation, decisions: { c1: { kind: "rejected" } } });
  const again = recall(tab, "one");
  assert.equal(again.threadId, first.threadId);
  assert.equal(again.conversation.entries[0]?.text, "Hello");
  assert.deepEqual(again.conversation.run, { kind: "idle" });
  assert.deepEqual(again.decisions, { c1: { kind: "rejected" } });
  assert.deepEqual(recall(tab, "two").conversation, SILENCE);
  assert.notEqual(forget(tab, "one").threadId, first.threadId);
  assert.deepEqual(recall(tab, "one").conversation, SILENCE);
});

test("a full store and nonsense in it are survived", () => {
  const full = store(true);
  remember(full, "one", recall(full, "one"));
  const odd = store();
  odd.setItem("storywriter.copilot.one", '{"threadId":7}');
  assert.deepEqual(recall(odd, "one").conversation, SILENCE);
});
