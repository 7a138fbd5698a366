import type { Brief, BriefFields } from "./briefs";
import { request, get, type Answer } from "./client";
import type { Outline } from "./outline";
import type { Page } from "./page";

/** The status of a story. */
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

/** A note of the writer for the model. */
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

/** The sort orders of stories. */
export type StorySort = "updated" | "created" | "title" | "words";

/** The filters and the order of a list of stories. */
export interface StoryQuery {
  cursor?: string | undefined;
  limit?: number;
  favorites?: boolean;
  search?: string;
  sort?: StorySort;
  order?: "asc" | "desc";
}

/** Lists stories. */
export const listStories = (query: StoryQuery, signal?: AbortSignal): Promise<Page<StorySummary>> =>
  get<Page<StorySummary>>("/stories", { ...query, favorites: query.favorites || undefined }, signal);

/** Reads a story. */
export const readStory = (id: string, signal?: AbortSignal): Promise<Answer<Story>> => request<Story>(`/stories/${id}`, { signal });

/** Creates a story. */
export const createStory = (brief: BriefFields, intent: string): Promise<Answer<Story>> =>
  request<Story>("/stories", { method: "POST", body: brief, intent });

/** Changes the brief, the title or the favourite mark. The mark can be changed while a run writes. */
export const patchStory = (
  id: string, change: BriefFields & { is_favorite?: boolean }, revision?: number,
): Promise<Answer<Story>> => request<Story>(`/stories/${id}`, { method: "PATCH", body: change, revision });

/** Deletes a story with its runs. `keepalive` lets the request outlive the page. */
export const deleteStory = (id: string, keepalive = false): Promise<Answer<void>> =>
  request<void>(`/stories/${id}`, { method: "DELETE", keepalive });

/** Duplicates a story with all its text. */
export const duplicateStory = (id: string, intent: string): Promise<Answer<Story>> =>
  request<Story>(`/stories/${id}/duplicate`, { method: "POST", intent });

/** Imports a story from a JSON file. */
export const importStory = (file: Blob, intent: string): Promise<Answer<Story>> =>
  request<Story>("/import", { method: "POST", file: new Blob([file], { type: "application/json" }), intent });
