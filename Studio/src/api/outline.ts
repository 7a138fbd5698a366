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

/** The names of its fields for people. */
export const planLabels: Readonly<Record<keyof ScenePlan, string>> = {
  title: "Title", description: "What happens", key_events: "Beats", characters: "Characters", word_budget: "Target words", entry_state: "Situation at the start",
  exit_state: "Situation at the end", image_prompt: "Picture prompt", narration: "Narration",
};

/** The plan of a scene without its number, words and status. */
export const planOf = (scene: ScenePlan): ScenePlan => Object.fromEntries(planFields.map((name) => [name, scene[name]])) as unknown as ScenePlan;

/** A scene of the outline. */
export interface Scene extends ScenePlan {
  /** Its place, from 1. */
  number: number;
  words: number;
  is_written: boolean;
}

/** The plan of a story. Long outlines are planned in parts: `scene_count` may be more than there are scenes. */
export interface Outline {
  title: string;
  scene_count: number;
  scenes: Scene[];
}

/**
 * A scene in a new outline. `from` names the present scene whose text, notes and versions go along, and whose plan stays
 * where nothing is said; without it, the scene is new. `join` names scenes whose texts follow in it. Of two scenes from the
 * same one, the second says with `starts_at` with which paragraph it begins.
 */
export type PlannedScene = Partial<ScenePlan> & { from?: number; join?: number[]; starts_at?: number };

/** What the server answers about an outline. */
export interface StoryOutline extends Spending {
  story_id: string;
  outline: Outline | null;
  revision: number;
}

/** What it answers about a premise. */
export interface StoryPremise extends Spending {
  story_id: string;
  premise: string | null;
  revision: number;
}

/** The outline. */
export const readOutline = (story: string, signal?: AbortSignal): Promise<Answer<StoryOutline>> =>
  request<StoryOutline>(`/stories/${story}/outline`, { signal });

/** Sets the outline: all scenes in their order. */
export const putOutline = (
  story: string, outline: { title: string; scenes: PlannedScene[] }, revision: number,
): Promise<Answer<StoryOutline>> => request<StoryOutline>(`/stories/${story}/outline`, { method: "PUT", body: outline, revision });

/** Has the outline made anew. */
export const regenerateOutline = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal, revision?: number,
): Promise<Answer<StoryOutline>> =>
  generate<StoryOutline>(`/stories/${story}/outline/regenerate`, { body: note ? { note } : {}, intent, signal, revision }, watch);

/** Sets the premise. */
export const putPremise = (story: string, premise: string, revision: number): Promise<Answer<StoryPremise>> =>
  request<StoryPremise>(`/stories/${story}/premise`, { method: "PUT", body: { premise }, revision });

/** Has the premise made anew. */
export const regeneratePremise = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal, revision?: number,
): Promise<Answer<StoryPremise>> =>
  generate<StoryPremise>(`/stories/${story}/premise/regenerate`, { body: note ? { note } : {}, intent, signal, revision }, watch);
