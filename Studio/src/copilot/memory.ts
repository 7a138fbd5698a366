import { ended, SILENCE, type Conversation, type Entry } from "./conversation";
import type { Decisions } from "./decisions";

/** The stored conversation about a story. */
export interface Remembered {
  threadId: string;
  conversation: Conversation;
  decisions: Decisions;
}

/** The most entries that are stored, to keep requests and the storage small. */
const MOST_ENTRIES = 200;

function place(story: string): string {
  return `storywriter.copilot.${story}`;
}

function blank(): Remembered {
  return { threadId: crypto.randomUUID(), conversation: SILENCE, decisions: {} };
}

/** Reads the stored conversation of this tab; a new one if there is none or it cannot be read. */
export function recall(store: Storage, story: string): Remembered {
  try {
    const kept = JSON.parse(store.getItem(place(story)) ?? "") as Partial<Remembered> & { entries?: Entry[] };
    if (typeof kept.threadId !== "string" || !Array.isArray(kept.entries)) return blank();
    const conversation = { ...SILENCE, entries: kept.entries };
    return { threadId: kept.threadId, conversation: ended(conversation, { kind: "idle" }), decisions: kept.decisions ?? {} };
  } catch {
    return blank();
  }
}

/** Stores a conversation while the tab is open. If the storage is full or blocked, nothing is stored. */
export function remember(store: Storage, story: string, { threadId, conversation, decisions }: Remembered): void {
  try {
    const entries = conversation.entries.slice(-MOST_ENTRIES);
    store.setItem(place(story), JSON.stringify({ threadId, entries, decisions }));
  } catch {
    // The conversation continues without being stored.
  }
}

/** Deletes the stored conversation about a story. */
export function forget(store: Storage, story: string): Remembered {
  try {
    store.removeItem(place(story));
  } catch {
    // A blocked storage holds nothing.
  }
  return blank();
}
