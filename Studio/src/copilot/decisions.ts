import type { Entry } from "./conversation";
import type { WireMessage } from "./events";

/** What became of a tool call. `done` is for what the page does without asking. */
export type Decision =
  | { kind: "accepted"; note?: string }
  | { kind: "rejected" }
  | { kind: "done" };

/** Decisions by the id of the tool call. */
export type Decisions = Readonly<Record<string, Decision>>;

/** A decision in the words that the copilot knows; other words are told to the model as they are. */
function result(decision: Decision | undefined): string {
  switch (decision?.kind) {
    case "accepted":
      return decision.note ? JSON.stringify({ accepted: true, note: decision.note }) : "accepted";
    case "rejected":
      return "rejected";
    case "done":
      return "done";
    default:
      return "The writer has not decided yet.";
  }
}

/**
 * The messages of the next input. Each tool call is followed by its result, which says what the writer decided: models
 * with tools refuse a conversation in which a call has none.
 */
export function wireMessages(entries: Entry[], decisions: Decisions): WireMessage[] {
  return entries.flatMap((entry): WireMessage[] => {
    if (entry.role === "user") return [{ id: entry.id, role: "user", content: entry.text }];
    if (entry.text === "" && entry.calls.length === 0) return [];
    const toolCalls = entry.calls.map((call) => ({
      id: call.id, type: "function" as const, function: { name: call.name, arguments: call.args },
    }));
    const results = entry.calls.map((call): WireMessage => ({
      id: `result-${call.id}`, role: "tool", toolCallId: call.id, content: call.result ?? result(decisions[call.id]),
    }));
    const message: WireMessage = {
      id: entry.id, role: "assistant",
      ...(entry.text === "" ? {} : { content: entry.text }), ...(toolCalls.length === 0 ? {} : { toolCalls }),
    };
    return [message, ...results];
  });
}
