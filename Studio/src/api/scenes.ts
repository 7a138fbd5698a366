import { request, generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";
import type { Scene, ScenePlan } from "./outline";
import type { Run } from "./runs";

/** Changes the plan of one scene. */
export const patchScene = (
  story: string, number: number, change: Partial<ScenePlan>, revision: number,
): Promise<Answer<Scene>> => request<Scene>(`/stories/${story}/scenes/${number}`, { method: "PATCH", body: change, revision });

/** Regenerates the plan of one scene; its text is not changed. */
export const regenerateScenePlan = (
  story: string, number: number, note: string, intent: string, watch: GenerationObserver, revision: number, signal?: AbortSignal,
): Promise<Answer<Scene & Spending>> =>
  generate<Scene & Spending>(`/stories/${story}/scenes/${number}/plan/regenerate`, { body: note ? { note } : {}, intent, signal, revision }, watch);

/** Starts a run that rewrites the scene; the old text is kept as a version. */
export const regenerateScene = (story: string, number: number, note: string, intent: string): Promise<Answer<Run>> =>
  request<Run>(`/stories/${story}/scenes/${number}/regenerate`, { method: "POST", body: note ? { note } : {}, intent });
