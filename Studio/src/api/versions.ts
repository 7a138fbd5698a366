import { request, get, type Answer } from "./client";
import type { Page } from "./page";
import type { EditedSceneText } from "./texts";

/** An earlier text of a scene. */
export interface VersionSummary {
  number: number;
  scene: number;
  reason: "edited" | "regenerated" | "restored" | "removed" | "merged" | "split";
  words: number;
  created_at: string;
}

/** A version with its text. */
export interface Version extends VersionSummary {
  text: string;
}

/** Lists the versions of a scene. */
export const listVersions = (story: string, scene: number, cursor?: string, signal?: AbortSignal): Promise<Page<VersionSummary>> =>
  get<Page<VersionSummary>>(`/stories/${story}/scenes/${scene}/versions`, { cursor, limit: 100 }, signal);

/** Reads a version with its text. */
export const readVersion = (story: string, scene: number, version: number, signal?: AbortSignal): Promise<Version> =>
  get<Version>(`/stories/${story}/scenes/${scene}/versions/${version}`, undefined, signal);

/** Restores a version; the current text becomes a version. */
export const restoreVersion = (story: string, scene: number, version: number, revision?: number): Promise<Answer<EditedSceneText>> =>
  request<EditedSceneText>(`/stories/${story}/scenes/${scene}/versions/${version}/restore`, { method: "POST", revision });
