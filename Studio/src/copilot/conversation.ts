import { Problem } from "../api/problem";
import type { AgentEvent, WireMessage } from "./events";
import { applyPatch, PatchError } from "./patch";

/** A tool call of the copilot; `args` is JSON that may be incomplete. */
export interface ToolCall {
  id: string;
  name: string;
  args: string;
  isOpen: boolean;
  /** The server's own result; undefined for tools that the panel runs. */
  result?: string;
}

/** A message. Those of the assistant may hold tool calls, in the order in which they began. */
export interface Entry {
  id: string;
  role: "user" | "assistant";
  text: string;
  isOpen: boolean;
  calls: ToolCall[];
}

/** The state of the latest run. */
export type RunEnd =
  | { kind: "running"; step: string | null }
  | { kind: "idle" }
  | { kind: "stopped" }
  | { kind: "failed"; problem: Problem };

/** The state of a conversation about a story. */
export interface Conversation {
  entries: Entry[];
  /** The story's state from the server. */
  state: unknown;
  run: RunEnd;
  /** Open steps, the oldest first. */
  steps: string[];
  /** The message and the tool call to which chunks without an id belong. */
  chunkMessage: string | null;
  chunkCall: string | null;
}

/** An empty conversation. */
export const SILENCE: Conversation = {
  entries: [], state: {}, run: { kind: "idle" }, steps: [], chunkMessage: null, chunkCall: null,
};

/** The conversation after a message of the writer. */
export function said(conversation: Conversation, id: string, text: string): Conversation {
  const entry: Entry = { id, role: "user", text, isOpen: false, calls: [] };
  return {
    ...conversation, entries: [...conversation.entries, entry], run: { kind: "running", step: null }, steps: [],
    chunkMessage: null, chunkCall: null,
  };
}

/** The conversation after its run has ended; open parts are closed. */
export function ended(conversation: Conversation, run: RunEnd): Conversation {
  const entries = conversation.entries.map((entry) =>
    entry.isOpen || entry.calls.some((call) => call.isOpen)
      ? { ...entry, isOpen: false, calls: entry.calls.map((call) => ({ ...call, isOpen: false })) }
      : entry,
  );
  return { ...conversation, entries, run, steps: [], chunkMessage: null, chunkCall: null };
}

/** An error of a run as a problem; its code becomes the last part of the type. */
function problemOf(message: string, code = "copilot"): Problem {
  return new Problem({ type: `/problems/${code}`, title: "The copilot could not answer", status: 0, detail: message });
}

function changeEntry(conversation: Conversation, id: string, change: (entry: Entry) => Entry): Conversation {
  const isKnown = conversation.entries.some((entry) => entry.id === id);
  const blank: Entry = { id, role: "assistant", text: "", isOpen: true, calls: [] };
  const entries = isKnown
    ? conversation.entries.map((entry) => (entry.id === id ? change(entry) : entry))
    : [...conversation.entries, change(blank)];
  return { ...conversation, entries };
}

/** Changes a tool call. An unknown one is added to its message, or to the latest one of the assistant. */
function changeCall(
  conversation: Conversation, id: string, parent: string | undefined, change: (call: ToolCall) => ToolCall,
): Conversation {
  const holder = conversation.entries.find((entry) => entry.calls.some((call) => call.id === id));
  if (holder) {
    return changeEntry(conversation, holder.id, (entry) => ({
      ...entry, calls: entry.calls.map((call) => (call.id === id ? change(call) : call)),
    }));
  }
  const last = conversation.entries[conversation.entries.length - 1];
  const target = parent ?? (last?.role === "assistant" ? last.id : `message-of-${id}`);
  const call = change({ id, name: "", args: "", isOpen: true });
  const isNew = !conversation.entries.some((entry) => entry.id === target);
  return changeEntry(conversation, target, (entry) => ({
    ...entry, isOpen: isNew ? false : entry.isOpen, calls: [...entry.calls, call],
  }));
}

/** The entries of a snapshot of messages. */
function entriesOf(messages: WireMessage[]): Entry[] {
  const results = new Map<string, string>();
  for (const message of messages) if (message.role === "tool") results.set(message.toolCallId, message.content);
  return messages.flatMap((message): Entry[] => {
    if (message.role === "tool") return [];
    const calls = message.role === "assistant" ? message.toolCalls ?? [] : [];
    return [{
      id: message.id, role: message.role, text: message.content ?? "", isOpen: false,
      calls: calls.map((call) => ({
        id: call.id, name: call.function.name, args: call.function.arguments, isOpen: false, result: results.get(call.id),
      })),
    }];
  });
}

/**
 * The conversation after an event.
 *
 * The order of events may vary: content before its start creates the message, arguments before their start create the call,
 * an end without a start is ignored, and a repeated start has no effect.
 */
export function heard(conversation: Conversation, event: AgentEvent): Conversation {
  switch (event.type) {
    case "RUN_STARTED":
      return { ...conversation, run: { kind: "running", step: null } };
    case "RUN_FINISHED":
      return ended(conversation, event.cancelled ? { kind: "stopped" } : { kind: "idle" });
    case "RUN_ERROR":
      return ended(conversation, { kind: "failed", problem: problemOf(event.message, event.code) });
    case "STEP_STARTED":
    case "STEP_FINISHED": {
      const others = conversation.steps.filter((step) => step !== event.stepName);
      const steps = event.type === "STEP_STARTED" ? [...others, event.stepName] : others;
      return { ...conversation, steps, run: { kind: "running", step: steps[steps.length - 1] ?? null } };
    }
    case "TEXT_MESSAGE_START":
      return changeEntry(conversation, event.messageId, (entry) => ({ ...entry, isOpen: true }));
    case "TEXT_MESSAGE_CONTENT":
      return changeEntry(conversation, event.messageId, (entry) => ({ ...entry, text: entry.text + event.delta }));
    case "TEXT_MESSAGE_END":
      return conversation.entries.some((entry) => entry.id === event.messageId)
        ? changeEntry(conversation, event.messageId, (entry) => ({ ...entry, isOpen: false }))
        : conversation;
    case "TEXT_MESSAGE_CHUNK": {
      const id = event.messageId ?? conversation.chunkMessage;
      if (id === null) return conversation;
      const next = changeEntry(conversation, id, (entry) => ({ ...entry, text: entry.text + event.delta }));
      return { ...next, chunkMessage: id };
    }
    case "TOOL_CALL_START":
      return changeCall(conversation, event.toolCallId, event.parentMessageId, (call) => ({
        ...call, name: event.toolCallName,
      }));
    case "TOOL_CALL_ARGS":
      return changeCall(conversation, event.toolCallId, undefined, (call) => ({ ...call, args: call.args + event.delta }));
    case "TOOL_CALL_END":
      return conversation.entries.some((entry) => entry.calls.some((call) => call.id === event.toolCallId))
        ? changeCall(conversation, event.toolCallId, undefined, (call) => ({ ...call, isOpen: false }))
        : conversation;
    case "TOOL_CALL_CHUNK": {
      const id = event.toolCallId ?? conversation.chunkCall;
      if (id === null) return conversation;
      const next = changeCall(conversation, id, event.parentMessageId, (call) => ({
        ...call, name: event.toolCallName ?? call.name, args: call.args + event.delta,
      }));
      return { ...next, chunkCall: id };
    }
    case "TOOL_CALL_RESULT":
      return changeCall(conversation, event.toolCallId, undefined, (call) => ({
        ...call, isOpen: false, result: event.content,
      }));
    case "STATE_SNAPSHOT":
      return { ...conversation, state: event.snapshot };
    case "STATE_DELTA":
      try {
        return { ...conversation, state: applyPatch(conversation.state, event.delta) };
      } catch (error) {
        // The next snapshot corrects it. The copilot's state never changes the story.
        if (error instanceof PatchError) return conversation;
        throw error;
      }
    case "MESSAGES_SNAPSHOT":
      return { ...conversation, entries: entriesOf(event.messages), chunkMessage: null, chunkCall: null };
  }
}
