import { ended, SILENCE, type Conversation, type Entry } from "./conversation";
import type { Decisions } from "./decisions";

/** What the tab remembers of a story's conversation. */
export interface Remembered {
  threadId: string;
  conversation: Conversation;
  decisions: Decisions;
}

/** So many entries are kept; older ones are forgotten, so that inputs and the tab's store stay small. */
const MOST_ENTRIES = 200;

function place(story: string): string {
  return `storywriter.copilot.${story}`;
}

function blank(): Remembered {
  return { threadId: crypto.randomUUID(), conversation: SILENCE, decisions: {} };
}

/** What was said about a story in this tab; a new conversation where nothing was, or it cannot be read. */
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

/** Keeps a conversation for as long as the tab is open. A full or forbidden store only means that nothing is kept. */
export function remember(store: Storage, story: string, { threadId, conversation, decisions }: Remembered): void {
  try {
    const entries = conversation.entries.slice(-MOST_ENTRIES);
    store.setItem(place(story), JSON.stringify({ threadId, entries, decisions }));
  } catch {
    // The conversation goes on without it.
  }
}

/** Forgets what was said about a story. */
export function forget(store: Storage, story: string): Remembered {
  try {
    store.removeItem(place(story));
  } catch {
    // There is nothing kept where the store is forbidden.
  }
  return blank();
}
