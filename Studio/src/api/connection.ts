import { Signal } from "./signal";

/** The connection to the server. */
export interface Connection {
  isUp: boolean;
  /** Whether a check is in progress. */
  isAsking: boolean;
  /** The number of failed checks since the connection was lost. */
  tries: number;
}

const up: Connection = { isUp: true, isAsking: false, tries: 0 };

/** Whether the server responds. While it does not, it is checked again with growing intervals. */
export const connection = new Signal<Connection>(up);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Records that the server responded. */
export function noteAnswer(): void {
  clearTimeout(timer);
  connection.set(up);
}

/** Records that the server did not respond, and starts checking. */
export function noteSilence(): void {
  if (!connection.get().isUp) return;
  connection.set({ isUp: false, isAsking: false, tries: 0 });
  wait();
}

/** Checks the server now. */
export async function askNow(): Promise<void> {
  clearTimeout(timer);
  if (connection.get().isUp) return;
  connection.update((state) => ({ ...state, isAsking: true }));
  try {
    const response = await fetch("/readyz", { cache: "no-store" });
    if (response.ok) return noteAnswer();
  } catch {
    // Still unreachable.
  }
  connection.update((state) => ({ isUp: false, isAsking: false, tries: state.tries + 1 }));
  wait();
}

function wait(): void {
  timer = setTimeout(() => void askNow(), Math.min(8000, 500 * 2 ** connection.get().tries));
}

if (typeof window !== "undefined") window.addEventListener("online", () => void askNow());
