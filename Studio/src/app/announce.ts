import { Signal } from "../api/signal";

/** The latest announcement; the number distinguishes equal texts. */
export const announcement = new Signal<{ text: string; number: number }>({ text: "", number: 0 });

/** Announces a sentence to screen readers. */
export function announce(text: string): void {
  announcement.update((old) => ({ text, number: old.number + 1 }));
}
