import { request, type Answer } from "./client";
import type { Page } from "./page";
import type { StoryStatus } from "./stories";

/** The text of a scene. Paragraphs are parted by empty lines. */
export interface SceneText {
  story_id: string;
  scene: number;
  text: string;
  words: number;
  is_written: boolean;
  revision: number;
}

/** The text of a scene after a change of it, with what the change made of the story. Nothing need be read after it. */
export interface EditedSceneText extends SceneText {
  status: StoryStatus;
  /** Words of the whole story. */
  story_words: number;
  updated_at: string;
}

/** All that is written. */
export interface StoryText {
  story_id: string;
  title: string;
  status: string;
  words: number;
  revision: number;
  scenes: { scene: number; title: string; text: string }[];
}

/** A paragraph with its author. */
export interface Passage {
  /** Scene and paragraph: `3.2`. */
  id: string;
  scene: number;
  paragraph: number;
  text: string;
  words: number;
  provider: string;
  model: string;
}

/** All that is written so far. */
export const readText = (story: string, signal?: AbortSignal): Promise<Answer<StoryText>> =>
  request<StoryText>(`/stories/${story}/text`, { signal });

/** The text of one scene. */
export const readSceneText = (story: string, scene: number, signal?: AbortSignal): Promise<Answer<SceneText>> =>
  request<SceneText>(`/stories/${story}/scenes/${scene}/text`, { signal });

/** Sets the text of one scene; what was there becomes a version. Texts of one sitting share the version before the first of them. */
export const putSceneText = (story: string, scene: number, text: string, revision: number, sitting?: string): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/scenes/${scene}/text`, { method: "PUT", body: sitting ? { text, sitting } : { text }, revision });

/** A page of paragraphs. */
export const listPassages = (
  story: string, query: { scene?: number; cursor?: string; limit?: number }, signal?: AbortSignal,
): Promise<Answer<Page<Passage>>> => request<Page<Passage>>(`/stories/${story}/passages`, { query, signal });

/** Sets one paragraph; an empty line makes two of it. Else as `putSceneText`, with whose answer it answers. */
export const patchPassage = (
  story: string, scene: number, paragraph: number, text: string, revision: number, sitting?: string,
): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/passages/${scene}.${paragraph}`, { method: "PATCH", body: sitting ? { text, sitting } : { text }, revision });
