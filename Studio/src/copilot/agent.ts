import type { Failure } from "./conversation";
import { isObject, parseEvent, type AgentEvent, type WireMessage } from "./events";
import { frames } from "./frames";

/** What is sent to the copilot: AG-UI's RunAgentInput. */
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

/** A run that could not be begun, or broke off. */
export class AgentFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The problem in a refusal's body; the status where there is none. */
async function refusal(response: Response): Promise<Failure> {
  const text = await response.text().catch(() => "");
  try {
    const problem: unknown = JSON.parse(text);
    if (isObject(problem) && typeof problem.detail === "string") {
      const code = typeof problem.type === "string" ? problem.type.replace(/^.*\//, "") : undefined;
      return { message: problem.detail, code };
    }
  } catch {
    // A proxy's page is not shown.
  }
  return { message: `The server answered with ${response.status}.`, code: response.status === 404 ? "not-found" : undefined };
}

const GONE: Failure = { message: "The server cannot be reached.", code: "unreachable" };
const BROKEN: Failure = { message: "The answer broke off.", code: "broken" };

/**
 * Runs the copilot once and yields its events. Ends after RUN_FINISHED or RUN_ERROR; what comes behind it is not read.
 *
 * Throws an `AgentFailure` where the server refuses, cannot be reached or breaks off, and an `AbortError` after `signal`.
 */
export async function* runAgent(
  send: (body: string, signal: AbortSignal) => Promise<Response>, input: RunInput, signal: AbortSignal,
): AsyncGenerator<AgentEvent> {
  let response: Response;
  try {
    response = await send(JSON.stringify(input), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new AgentFailure(GONE);
  }
  if (!response.ok) throw new AgentFailure(await refusal(response));
  if (response.body === null) throw new AgentFailure(BROKEN);
  try {
    for await (const data of frames(response.body)) {
      const event = parseEvent(data);
      if (event === null) continue;
      yield event;
      if (event.type === "RUN_FINISHED" || event.type === "RUN_ERROR") return;
    }
  } catch (error) {
    if (signal.aborted || error instanceof AgentFailure) throw error;
    throw new AgentFailure(BROKEN);
  }
  throw new AgentFailure(BROKEN);
}
