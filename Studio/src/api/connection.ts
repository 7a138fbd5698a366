import { Signal } from "./signal";

/** How the server is reached. */
export interface Connection {
  isUp: boolean;
  /** Whether it is being asked at this moment. */
  isAsking: boolean;
  /** How many times it was asked in vain since it went away. */
  tries: number;
}

const up: Connection = { isUp: true, isAsking: false, tries: 0 };

/** Whether the server answers. While it does not, it is asked again and again, ever more slowly. */
export const connection = new Signal<Connection>(up);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Notes that the server answered. */
export function noteAnswer(): void {
  clearTimeout(timer);
  connection.set(up);
}

/** Notes that it did not. */
export function noteSilence(): void {
  if (!connection.get().isUp) return;
  connection.set({ isUp: false, isAsking: false, tries: 0 });
  wait();
}

/** Asks the server at once. */
export async function askNow(): Promise<void> {
  clearTimeout(timer);
  if (connection.get().isUp) return;
  connection.update((state) => ({ ...state, isAsking: true }));
  try {
    const response = await fetch("/readyz", { cache: "no-store" });
    if (response.ok) return noteAnswer();
  } catch {
    // Still away.
  }
  connection.update((state) => ({ isUp: false, isAsking: false, tries: state.tries + 1 }));
  wait();
}

function wait(): void {
  timer = setTimeout(() => void askNow(), Math.min(8000, 500 * 2 ** connection.get().tries));
}

if (typeof window !== "undefined") window.addEventListener("online", () => void askNow());
