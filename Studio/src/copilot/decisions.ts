import type { Entry } from "./conversation";
import type { WireMessage } from "./events";

/** What became of a tool call. `done` is for what the page does without asking. */
export type Decision =
  | { kind: "accepted"; note?: string }
  | { kind: "rejected" }
  | { kind: "done" }
  | { kind: "failed"; reason: string };

/** Decisions by the id of the tool call. */
export type Decisions = Readonly<Record<string, Decision>>;

function result(decision: Decision | undefined): string {
  switch (decision?.kind) {
    case "accepted":
      return JSON.stringify({ status: "accepted", ...(decision.note ? { note: decision.note } : {}) });
    case "rejected":
      return JSON.stringify({ status: "rejected" });
    case "done":
      return JSON.stringify({ status: "done" });
    case "failed":
      return JSON.stringify({ status: "failed", reason: decision.reason });
    default:
      return JSON.stringify({ status: "open", note: "The writer has not decided yet." });
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
