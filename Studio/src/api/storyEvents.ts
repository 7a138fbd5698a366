import { get } from "./client";
import { all, type Page } from "./page";

/** An event in a story's log. */
export interface StoryEvent {
  /** Its position in the log, from 1. */
  number: number;
  kind: string;
  /** A sentence for the writer. */
  message: string;
  details: Record<string, string>;
  at: string;
}

/** Lists the events of a story, the oldest first. */
export const listStoryEvents = (story: string, cursor?: string, signal?: AbortSignal): Promise<Page<StoryEvent>> =>
  get<Page<StoryEvent>>(`/stories/${story}/events`, { cursor, limit: 100 }, signal);

/** The last event of a kind, or null. */
export async function lastStoryEvent(story: string, kind: string, signal?: AbortSignal): Promise<StoryEvent | null> {
  const events = await all((cursor) => listStoryEvents(story, cursor, signal), Infinity);
  return events.reverse().find((event) => event.kind === kind) ?? null;
}
