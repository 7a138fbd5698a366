import { open, pause } from "./client";
import { EventDecoder } from "./eventDecoder";
import { Problem } from "./problem";
import type { Progress, Reason, RunState } from "./runs";

/** An event of a run's log. `paragraph` replaces the deltas before it. */
export type RunEvent = { id: number } & (
  | { name: "state"; data: { state: RunState; attempt: number; wish?: string; reason?: Reason; until?: string } }
  | { name: "progress"; data: Progress }
  | { name: "delta"; data: { part: string; text: string } }
  | { name: "paragraph"; data: { scene: number; paragraph: number; words: number; text: string } }
  | { name: "event"; data: { kind: string; message: string; details: Record<string, string> } }
);

/** The state of the stream: `open`, or `lost` until it is reconnected. */
export type StreamState = "open" | "lost";

/** A stream that is silent for this long is closed; the server sends something every 15 s. */
const silence = 40_000;
const longestWait = 8_000;

/**
 * Follows a run's log after event `after` until the run is over or the signal is aborted. A broken stream is resumed after
 * the last event, so that each event is delivered once and in order.
 *
 * @throws Problem if reconnecting cannot help, for example without such a run or without a valid key.
 */
export async function followRun(
  id: string, after: number, onEvent: (event: RunEvent) => void, signal: AbortSignal,
  onStream: (state: StreamState) => void = () => {},
): Promise<void> {
  let last = after;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const isOver = await followOnce(id, last, signal, (event) => {
        failures = 0;
        if (event.id <= last) return;
        last = event.id;
        onEvent(event);
      }, () => onStream("open"));
      if (isOver) return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && [401, 403, 404].includes(error.status)) throw error;
    }
    onStream("lost");
    const wait = Math.min(longestWait, 250 * 2 ** failures) * (0.75 + Math.random() / 2);
    failures += 1;
    await pause(wait, signal).catch(() => undefined);
  }
}

/** Reads one connection to its end. Returns whether the log is complete. */
async function followOnce(
  id: string, after: number, signal: AbortSignal, onEvent: (event: RunEvent) => void, onOpen: () => void,
): Promise<boolean> {
  const watchdog = new AbortController();
  const stop = () => watchdog.abort();
  signal.addEventListener("abort", stop, { once: true });
  let timer = setTimeout(stop, silence);
  try {
    const response = await open(`/runs/${id}/events`, {
      accept: "text/event-stream", headers: { "Last-Event-ID": String(after) }, signal: watchdog.signal,
    });
    if (response.status === 204) return true;
    onOpen();
    const decoder = new EventDecoder();
    const reader = response.body!.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return false;
      clearTimeout(timer);
      timer = setTimeout(stop, silence);
      for (const event of decoder.push(value)) {
        if (event.name === "error") throw new Problem(JSON.parse(event.data));
        const entry = { id: Number(event.id), name: event.name, data: JSON.parse(event.data) } as RunEvent;
        onEvent(entry);
        if (entry.name === "state" && ["succeeded", "failed", "cancelled"].includes(entry.data.state)) return true;
      }
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    stop();
  }
}
