import { request, generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";

/** A plan without content. Its keys are the fields of every plan. */
export const emptyPlan = {
  title: "", description: "", key_events: [] as string[], characters: [] as string[], word_budget: 0, entry_state: "", exit_state: "", image_prompt: "",
  narration: "",
};

/** The plan of a scene as the writer gives it. */
export type ScenePlan = typeof emptyPlan;

/** The names of its fields. */
export const planFields = Object.keys(emptyPlan) as (keyof ScenePlan)[];

/** The labels of its fields. */
export const planLabels: Readonly<Record<keyof ScenePlan, string>> = {
  title: "Title", description: "What happens", key_events: "Beats", characters: "Characters", word_budget: "Target words", entry_state: "Situation at the start",
  exit_state: "Situation at the end", image_prompt: "Picture prompt", narration: "Narration",
};

/** The plan fields of a scene, without its number, words and status. */
export const planOf = (scene: ScenePlan): ScenePlan => Object.fromEntries(planFields.map((name) => [name, scene[name]])) as unknown as ScenePlan;

/** A scene of the outline. */
export interface Scene extends ScenePlan {
  /** Its position, from 1. */
  number: number;
  words: number;
  is_written: boolean;
}

/** The outline of a story. Long outlines are generated in parts: `scene_count` may be larger than the number of scenes. */
export interface Outline {
  title: string;
  scene_count: number;
  scenes: Scene[];
}

/**
 * A scene of a new outline. `from` is the number of the current scene whose text, notes and versions are kept, and whose
 * plan applies to fields that are left out; without it, the scene is new. `join` lists scenes whose texts are appended. If
 * two scenes come from the same one, the second states in `starts_at` the paragraph with which it begins.
 */
export type PlannedScene = Partial<ScenePlan> & { from?: number; join?: number[]; starts_at?: number };

/** The API's answer about an outline. */
export interface StoryOutline extends Spending {
  story_id: string;
  outline: Outline | null;
  revision: number;
}

/** The API's answer about a premise. */
export interface StoryPremise extends Spending {
  story_id: string;
  premise: string | null;
  revision: number;
}

/** Reads the outline. */
export const readOutline = (story: string, signal?: AbortSignal): Promise<Answer<StoryOutline>> =>
  request<StoryOutline>(`/stories/${story}/outline`, { signal });

/** Replaces the outline: all scenes in order. */
export const putOutline = (
  story: string, outline: { title: string; scenes: PlannedScene[] }, revision: number,
): Promise<Answer<StoryOutline>> => request<StoryOutline>(`/stories/${story}/outline`, { method: "PUT", body: outline, revision });

/** Regenerates the outline. */
export const regenerateOutline = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal, revision?: number,
): Promise<Answer<StoryOutline>> =>
  generate<StoryOutline>(`/stories/${story}/outline/regenerate`, { body: note ? { note } : {}, intent, signal, revision }, watch);

/** Replaces the premise. */
export const putPremise = (story: string, premise: string, revision: number): Promise<Answer<StoryPremise>> =>
  request<StoryPremise>(`/stories/${story}/premise`, { method: "PUT", body: { premise }, revision });

/** Regenerates the premise. */
export const regeneratePremise = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal, revision?: number,
): Promise<Answer<StoryPremise>> =>
  generate<StoryPremise>(`/stories/${story}/premise/regenerate`, { body: note ? { note } : {}, intent, signal, revision }, watch);
