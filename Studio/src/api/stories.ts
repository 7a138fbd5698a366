import type { Brief, BriefFields } from "./briefs";
import { request, get, type Answer } from "./client";
import type { Outline } from "./outline";
import type { Page } from "./page";

/** Where a story stands. */
export type StoryStatus = "writing" | "complete" | "incomplete";

/** A story as lists show it. */
export interface StorySummary {
  id: string;
  title: string;
  status: StoryStatus;
  words: number;
  asked_words: number;
  is_favorite: boolean;
  revision: number;
  created_at: string;
  updated_at: string;
}

/** A wish of the writer. */
export interface Note {
  scene: number | null;
  text: string;
}

/** A story without its text. */
export interface Story extends StorySummary {
  brief: Brief;
  premise: string | null;
  outline: Outline | null;
  setups_offered: number;
  notes: Note[];
  active_run: string | null;
}

/** How lists of stories are ordered. */
export type StorySort = "updated" | "created" | "title" | "words";

/** Which stories a list has. */
export interface StoryQuery {
  cursor?: string | undefined;
  limit?: number;
  favorites?: boolean;
  search?: string;
  sort?: StorySort;
  order?: "asc" | "desc";
}

/** A page of stories. */
export const listStories = (query: StoryQuery, signal?: AbortSignal): Promise<Page<StorySummary>> =>
  get<Page<StorySummary>>("/stories", { ...query, favorites: query.favorites || undefined }, signal);

/** One story. */
export const readStory = (id: string, signal?: AbortSignal): Promise<Answer<Story>> => request<Story>(`/stories/${id}`, { signal });

/** Begins a story. */
export const createStory = (brief: BriefFields, intent: string): Promise<Answer<Story>> =>
  request<Story>("/stories", { method: "POST", body: brief, intent });

/** Changes brief, title or mark. The mark may be changed while a run writes. */
export const patchStory = (
  id: string, change: BriefFields & { is_favorite?: boolean }, revision?: number,
): Promise<Answer<Story>> => request<Story>(`/stories/${id}`, { method: "PATCH", body: change, revision });

/** Deletes a story with its runs. `keepalive` lets the request outlive the page. */
export const deleteStory = (id: string, keepalive = false): Promise<Answer<void>> =>
  request<void>(`/stories/${id}`, { method: "DELETE", keepalive });

/** A copy with all its text. */
export const duplicateStory = (id: string, intent: string): Promise<Answer<Story>> =>
  request<Story>(`/stories/${id}/duplicate`, { method: "POST", intent });

/** A story out of its JSON file. */
export const importStory = (file: Blob, intent: string): Promise<Answer<Story>> =>
  request<Story>("/import", { method: "POST", file: new Blob([file], { type: "application/json" }), intent });
