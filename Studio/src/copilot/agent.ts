import { EventDecoder } from "../api/eventDecoder";
import { Problem } from "../api/problem";
import { parseEvent, type AgentEvent, type WireMessage } from "./events";

/** The request to the copilot: AG-UI's RunAgentInput. */
export interface RunInput {
  threadId: string;
  runId: string;
  protocolVersion: "1.0";
  state: unknown;
  messages: WireMessage[];
  tools: [];
  context: { description: string; value: string }[];
  forwardedProps: { story_id: string };
}

function brokenOff(): Problem {
  return new Problem({
    type: "/problems/broken-off", title: "The answer was interrupted", status: 0,
    detail: "The connection to the server was lost during the answer. What arrived is kept; ask again for the rest.",
  });
}

/**
 * Runs the copilot once and yields its events. Ends after RUN_FINISHED or RUN_ERROR; later events are not read.
 *
 * @param send posts the input; its errors are passed on. @throws Problem if the stream is cut off; an AbortError after
 * `signal`.
 */
export async function* runAgent(
  send: (input: RunInput, signal: AbortSignal) => Promise<Response>, input: RunInput, signal: AbortSignal,
): AsyncGenerator<AgentEvent> {
  const response = await send(input, signal);
  const reader = response.body?.getReader();
  if (!reader) throw brokenOff();
  const decoder = new EventDecoder();
  try {
    for (;;) {
      const { value, done } = await reader.read().catch((error: unknown) => {
        if (signal.aborted) throw error;
        throw brokenOff();
      });
      if (done) throw brokenOff();
      for (const { data } of decoder.push(value)) {
        const event = parseEvent(data);
        if (event === null) continue;
        yield event;
        if (event.type === "RUN_FINISHED" || event.type === "RUN_ERROR") return;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
