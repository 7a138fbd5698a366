import { Signal } from "../api/signal";

/** What was said last; the number tells two equal sentences apart. */
export const announcement = new Signal<{ text: string; number: number }>({ text: "", number: 0 });

/** Says a sentence to those who listen to the page. */
export function announce(text: string): void {
  announcement.update((old) => ({ text, number: old.number + 1 }));
}
