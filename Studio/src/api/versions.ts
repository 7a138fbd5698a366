import { request, get, type Answer } from "./client";
import type { Page } from "./page";
import type { EditedSceneText } from "./texts";

/** An older text of a scene. */
export interface VersionSummary {
  number: number;
  scene: number;
  reason: "edited" | "regenerated" | "restored" | "removed" | "merged" | "split";
  words: number;
  created_at: string;
}

/** The same with its text. */
export interface Version extends VersionSummary {
  text: string;
}

/** The versions of a scene. */
export const listVersions = (story: string, scene: number, cursor?: string, signal?: AbortSignal): Promise<Page<VersionSummary>> =>
  get<Page<VersionSummary>>(`/stories/${story}/scenes/${scene}/versions`, { cursor, limit: 100 }, signal);

/** One version with its text. */
export const readVersion = (story: string, scene: number, version: number, signal?: AbortSignal): Promise<Version> =>
  get<Version>(`/stories/${story}/scenes/${scene}/versions/${version}`, undefined, signal);

/** Makes an older text the present one; what was there becomes a version. */
export const restoreVersion = (story: string, scene: number, version: number, revision?: number): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/scenes/${scene}/versions/${version}/restore`, { method: "POST", revision });
