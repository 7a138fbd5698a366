import type { Entry } from "./conversation";
import type { WireMessage } from "./events";

/** The outcome of a tool call. `done` is for actions that need no decision. */
export type Decision =
  | { kind: "accepted"; note?: string }
  | { kind: "rejected" }
  | { kind: "done" };

/** Decisions by the id of the tool call. */
export type Decisions = Readonly<Record<string, Decision>>;

/** A decision in the words that the server recognizes; other words are passed to the model unchanged. */
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
 * The messages of the next request. Each tool call is followed by its result with the writer's decision: models reject a
 * conversation in which a call has no result.
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
