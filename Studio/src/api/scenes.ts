import { ask, type Answer } from "./client";
import type { Scene, ScenePlan } from "./outline";
import type { Run } from "./runs";

/** Changes the plan of one scene. */
export const patchScene = (
  story: string, number: number, change: Partial<ScenePlan>, revision: number,
): Promise<Answer<Scene>> => ask<Scene>(`/stories/${story}/scenes/${number}`, { method: "PATCH", body: change, revision });

/** Starts a run that writes the scene anew; the old text stays as a version. */
export const regenerateScene = (story: string, number: number, note: string, intent: string): Promise<Answer<Run>> =>
  ask<Run>(`/stories/${story}/scenes/${number}/regenerate`, { method: "POST", body: note ? { note } : {}, intent });
