import assert from "node:assert/strict";
import { test } from "node:test";
import { ended, heard, said, SILENCE, type Conversation } from "../../src/copilot/conversation";
import { wireMessages } from "../../src/copilot/decisions";
import { parseEvent, type AgentEvent } from "../../src/copilot/events";

const asked = said(SILENCE, "u1", "Make it darker.");

function after(events: object[], start: Conversation = asked): Conversation {
  return events.reduce<Conversation>((conversation, event) => {
    const parsed = parseEvent(JSON.stringify(event));
    return parsed === null ? conversation : heard(conversation, parsed);
  }, start);
}

const answer = [
  { type: "RUN_STARTED", threadId: "t", runId: "r", protocolVersion: "1.0" },
  { type: "STATE_SNAPSHOT", snapshot: { revision: 4 } },
  { type: "TEXT_MESSAGE_START", messageId: "m1", role: "assistant" },
  { type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: "Here " },
  { type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: "it is." },
  { type: "TEXT_MESSAGE_END", messageId: "m1" },
  { type: "TOOL_CALL_START", toolCallId: "c1", toolCallName: "open", parentMessageId: "m1" },
  { type: "TOOL_CALL_ARGS", toolCallId: "c1", delta: '{"sce' },
  { type: "TOOL_CALL_ARGS", toolCallId: "c1", delta: 'ne":2}' },
  { type: "TOOL_CALL_END", toolCallId: "c1" },
  { type: "STATE_DELTA", delta: [{ op: "replace", path: "/revision", value: 5 }] },
  { type: "RUN_FINISHED", threadId: "t", runId: "r", outcome: { type: "success", pendingToolCallIds: ["c1"] } },
];

test("an answer becomes a message with its tool call, and the state follows", () => {
  const heardAll = after(answer);
  assert.deepEqual(heardAll.entries[1], {
    id: "m1", role: "assistant", text: "Here it is.", isOpen: false,
    calls: [{ id: "c1", name: "open", args: '{"scene":2}', isOpen: false }],
  });
  assert.deepEqual(heardAll.state, { revision: 5 });
  assert.deepEqual(heardAll.run, { kind: "idle" });
});

test("what comes before its start is not lost", () => {
  const start = answer.filter((event) => "toolCallName" in event || event.type === "TEXT_MESSAGE_START");
  const others = answer.filter((event) => !start.includes(event) && event.type !== "RUN_FINISHED");
  const late = after([...others, ...start, answer[answer.length - 1] as object]);
  assert.equal(late.entries[1]?.text, "Here it is.");
  assert.deepEqual(late.entries.flatMap((entry) => entry.calls), [
    { id: "c1", name: "open", args: '{"scene":2}', isOpen: false },
  ]);
});

test("chunks without an id go on with what came before", () => {
  const chunks = after([
    { type: "RUN_STARTED", threadId: "t", runId: "r" },
    { type: "TEXT_MESSAGE_CHUNK", messageId: "m1", delta: "One " },
    { type: "TEXT_MESSAGE_CHUNK", delta: "two." },
    { type: "TOOL_CALL_CHUNK", toolCallId: "c1", toolCallName: "open", delta: '{"scene":' },
    { type: "TOOL_CALL_CHUNK", delta: "1}" },
  ]);
  assert.equal(chunks.entries[1]?.text, "One two.");
  assert.equal(chunks.entries[1]?.calls[0]?.args, '{"scene":1}');
});

test("unknown and broken events change nothing", () => {
  const before = after(answer.slice(0, 5));
  const others = [
    { type: "SOMETHING_NEW", messageId: "m1", delta: "?" },
    { type: "TEXT_MESSAGE_CONTENT", messageId: 7, delta: "?" },
    { type: "TEXT_MESSAGE_END", messageId: "never begun" },
    { type: "STATE_DELTA", delta: [{ op: "replace", path: "/nothing/here", value: 5 }] },
    { type: "STATE_DELTA", delta: [{ op: "twist", path: "/revision" }] },
  ];
  assert.deepEqual(after(others, before), before);
  assert.equal(parseEvent("{"), null);
});

test("an error and a break close what is open", () => {
  const failed = after([...answer.slice(0, 9), { type: "RUN_ERROR", message: "No room.", code: "quota-exceeded" }]);
  assert.ok(failed.run.kind === "failed");
  assert.equal(failed.run.problem.detail, "No room.");
  assert.equal(failed.run.problem.wayOut?.href, "#/usage");
  const stopped = ended(after(answer.slice(0, 9)), { kind: "stopped" });
  for (const conversation of [failed, stopped]) {
    assert.ok(conversation.entries.every((entry) => !entry.isOpen && entry.calls.every((call) => !call.isOpen)));
  }
});

test("a snapshot of messages takes the place of the conversation", () => {
  const event: AgentEvent = {
    type: "MESSAGES_SNAPSHOT",
    messages: [
      { id: "a", role: "user", content: "Hello" },
      { id: "b", role: "assistant", toolCalls: [{ id: "c", type: "function", function: { name: "open", arguments: "{}" } }] },
      { id: "d", role: "tool", toolCallId: "c", content: "done" },
    ],
  };
  const entries = heard(asked, event).entries;
  assert.deepEqual(entries.map((entry) => entry.id), ["a", "b"]);
  assert.equal(entries[1]?.calls[0]?.result, "done");
});

test("each tool call of the next input is followed by what the writer decided", () => {
  const conversation = after(answer);
  const results = (decisions: Parameters<typeof wireMessages>[1]) =>
    wireMessages(conversation.entries, decisions).filter((message) => message.role === "tool").map((message) => message.content);
  assert.deepEqual(results({}), ["The writer has not decided yet."]);
  assert.deepEqual(results({ c1: { kind: "accepted" } }), ["accepted"]);
  assert.deepEqual(results({ c1: { kind: "rejected" } }), ["rejected"]);
  assert.deepEqual(results({ c1: { kind: "accepted", note: "Two of three." } }), ['{"accepted":true,"note":"Two of three."}']);
  const roles = wireMessages(said(conversation, "u2", "And now?").entries, {}).map((message) => message.role);
  assert.deepEqual(roles, ["user", "assistant", "tool", "user"]);
});
