import { Signal } from "../api/signal";
import { announce } from "./announce";

/** A short message at the edge of the page. */
export interface Toast {
  id: number;
  text: string;
  kind: "done" | "problem";
  /** Its button: undo, open, … */
  action?: { label: string; act: () => void };
  /** Where the button applies: the page on which it was shown, or all pages of its story. If left out: everywhere. */
  place?: "page" | "story";
}

/** The messages that are shown. */
export const toasts = new Signal<Toast[]>([]);

/** How long a message is shown, in milliseconds. One with a button stays longer. */
export const toastTime = { plain: 5_000, withAction: 8_000 } as const;

let count = 0;

/** Shows and announces a message, and returns its id. */
export function toast(text: string, options: { kind?: Toast["kind"]; action?: Toast["action"]; place?: Toast["place"]; time?: number } = {}): number {
  count += 1;
  const id = count;
  const { kind = "done", action, place } = options;
  const entry: Toast = { id, text, kind, ...(action ? { action } : {}), ...(place ? { place } : {}) };
  toasts.update((old) => [...old.slice(-2), entry]);
  announce(action ? `${text} ${action.label}: press U.` : text);
  setTimeout(() => dismiss(id), options.time ?? (action ? toastTime.withAction : toastTime.plain));
  return id;
}

/** Activates the button of the latest message that has one. */
export function takeOffer(): void {
  const entry = [...toasts.get()].reverse().find((candidate) => candidate.action);
  if (!entry) return;
  dismiss(entry.id);
  entry.action?.act();
}

/** Removes a message. */
export function dismiss(id: number): void {
  toasts.update((old) => old.filter((entry) => entry.id !== id));
}

/** Removes messages that belong to the page that was left, and to its story if that was left too. */
export function leavePage(isStoryLeft: boolean): void {
  toasts.update((old) => old.filter((entry) => entry.place !== "page" && !(isStoryLeft && entry.place === "story")));
}
