import { request, type Answer } from "./client";
import type { Page } from "./page";
import type { StoryStatus } from "./stories";

/** The text of a scene. An empty line separates paragraphs. */
export interface SceneText {
  story_id: string;
  scene: number;
  text: string;
  words: number;
  is_written: boolean;
  revision: number;
}

/** The text of a scene after a change, with the resulting state of the story, so that nothing needs to be read again. */
export interface EditedSceneText extends SceneText {
  status: StoryStatus;
  /** The words of the whole story. */
  story_words: number;
  updated_at: string;
}

/** The whole text of a story. */
export interface StoryText {
  story_id: string;
  title: string;
  status: string;
  words: number;
  revision: number;
  scenes: { scene: number; title: string; text: string }[];
}

/** A paragraph and its author. */
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

/** Reads the whole text. */
export const readText = (story: string, signal?: AbortSignal): Promise<Answer<StoryText>> =>
  request<StoryText>(`/stories/${story}/text`, { signal });

/** Reads the text of one scene. */
export const readSceneText = (story: string, scene: number, signal?: AbortSignal): Promise<Answer<SceneText>> =>
  request<SceneText>(`/stories/${story}/scenes/${scene}/text`, { signal });

/** Replaces the text of one scene; the old text becomes a version. Texts of one edit session share the version before the first of them. */
export const putSceneText = (story: string, scene: number, text: string, revision: number, editSession?: string): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/scenes/${scene}/text`, { method: "PUT", body: editSession ? { text, sitting: editSession } : { text }, revision });

/** Lists paragraphs. */
export const listPassages = (
  story: string, query: { scene?: number; cursor?: string; limit?: number }, signal?: AbortSignal,
): Promise<Answer<Page<Passage>>> => request<Page<Passage>>(`/stories/${story}/passages`, { query, signal });

/** Replaces one paragraph; an empty line splits it. Otherwise like `putSceneText`. */
export const patchPassage = (
  story: string, scene: number, paragraph: number, text: string, revision: number, editSession?: string,
): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/passages/${scene}.${paragraph}`, { method: "PATCH", body: editSession ? { text, sitting: editSession } : { text }, revision });
