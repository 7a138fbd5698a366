import type { BriefFields, SetupFields } from "./briefs";
import { request, get, generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";
import type { Story } from "./stories";

/** One of the suggested setups. */
export interface Setup extends SetupFields {
  number: number;
  premise: string;
  reasoning: string;
}

/** The suggested setups. */
export interface Setups extends Spending {
  setups: Setup[];
}

/** Reads the setups already suggested for a story. */
export const readSetups = (story: string, signal?: AbortSignal): Promise<Setups> => get<Setups>(`/stories/${story}/setups`, undefined, signal);

/** Generates three setups for a story; they replace earlier ones. */
export const offerSetups = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Setups>> => generate<Setups>(`/stories/${story}/setups`, { body: note ? { note } : {}, intent, signal }, watch);

/** Chooses a setup; the given fields take precedence over its own. */
export const chooseSetup = (story: string, number: number, fields: SetupFields, revision?: number): Promise<Answer<Story>> =>
  request<Story>(`/stories/${story}/setups/${number}/choose`, { method: "POST", body: fields, revision });

/** Generates three setups for a brief that is not stored. The note states wishes; `isFresh` bypasses the cache. */
export const composeSetups = (
  brief: BriefFields, note: string, isFresh: boolean, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Setups>> =>
  generate<Setups>("/setups", { body: note ? { ...brief, note } : brief, intent, signal, headers: isFresh ? { "Cache-Control": "no-store" } : {} }, watch);
