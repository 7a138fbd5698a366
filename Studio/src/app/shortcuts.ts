import { useEffect } from "react";
import { Signal } from "../api/signal";

/** A keyboard shortcut. */
export interface Shortcut {
  /** As shown and matched: "?", "g l" (in sequence), "Mod+Enter" (Ctrl, or ⌘ on a Mac). */
  keys: string;
  what: string;
  act: () => void;
  /** Whether it works while the writer types. Shortcuts with Mod always do. */
  whileTyping?: boolean;
}

/** The active shortcuts, the latest last. */
export const shortcuts = new Signal<Shortcut[]>([]);

/** Activates shortcuts while the component is mounted. */
export function useShortcuts(list: Shortcut[]): void {
  useEffect(() => {
    shortcuts.update((old) => [...old, ...list]);
    return () => shortcuts.update((old) => old.filter((entry) => !list.includes(entry)));
    // The list is new at each render; its texts show whether it has changed.
  }, [list.map((entry) => entry.keys + entry.what).join("|")]);
}

let first = "";
let firstAt = 0;

/** Finds and runs the shortcut of a key. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target as HTMLElement;
  const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const named = isMod ? `Mod+${event.shiftKey && event.key.length > 1 ? "Shift+" : ""}${key}` : event.key.length === 1 ? event.key : key;
  const sequence = Date.now() - firstAt < 1_000 && first ? `${first} ${named}` : named;
  const found = [...shortcuts.get()].reverse()
    .find((entry) => (entry.keys === sequence || entry.keys === named) && (!isTyping || isMod || entry.whileTyping));
  if (!isTyping && !isMod) {
    first = found ? "" : named;
    firstAt = Date.now();
  }
  if (!found || document.querySelector("[role=dialog]")) return;
  event.preventDefault();
  found.act();
}
