import { Signal } from "../api/signal";
import { announce } from "./announce";

/** A short message at the edge of the page. */
export interface Toast {
  id: number;
  text: string;
  kind: "done" | "problem";
  /** What its button does: undo, show, … */
  action?: { label: string; act: () => void };
  /** Where its button makes sense: on the page where it was shown, or in the whole room of its story. Nothing is everywhere. */
  place?: "page" | "story";
}

/** The messages that are shown. */
export const toasts = new Signal<Toast[]>([]);

/** How long a message stays, in milliseconds. One with a button stays longer. */
export const toastTime = { plain: 5_000, withAction: 8_000 } as const;

let count = 0;

/** Shows a message and says it; hands back its number. Those who read slowly find the same in the page. */
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

/** Does what the latest message with a button offers. */
export function takeOffer(): void {
  const entry = [...toasts.get()].reverse().find((candidate) => candidate.action);
  if (!entry) return;
  dismiss(entry.id);
  entry.action?.act();
}

/** Takes a message away. */
export function dismiss(id: number): void {
  toasts.update((old) => old.filter((entry) => entry.id !== id));
}

/** Another page is opened: what belongs to the one before goes, and what belongs to its story where that is left, too. */
export function leavePage(isStoryLeft: boolean): void {
  toasts.update((old) => old.filter((entry) => entry.place !== "page" && !(isStoryLeft && entry.place === "story")));
}
