import type { BriefFields, SetupFields } from "./briefs";
import { request, get, generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";
import type { Story } from "./stories";

/** One of the setups that are offered. */
export interface Setup extends SetupFields {
  number: number;
  premise: string;
  reasoning: string;
}

/** What is offered. */
export interface Setups extends Spending {
  setups: Setup[];
}

/** Setups that are offered for a story already. */
export const readSetups = (story: string, signal?: AbortSignal): Promise<Setups> => get<Setups>(`/stories/${story}/setups`, undefined, signal);

/** Has three setups made for a story; they take the place of those before. */
export const offerSetups = (
  story: string, note: string, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Setups>> => generate<Setups>(`/stories/${story}/setups`, { body: note ? { note } : {}, intent, signal }, watch);

/** Takes one; the fields go before its own. */
export const chooseSetup = (story: string, number: number, fields: SetupFields, revision?: number): Promise<Answer<Story>> =>
  request<Story>(`/stories/${story}/setups/${number}/choose`, { method: "POST", body: fields, revision });

/** Has three setups made for a brief that is not stored. The note says what is wanted of them; `isFresh` leaves the cache of answers out. */
export const composeSetups = (
  brief: BriefFields, note: string, isFresh: boolean, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Setups>> =>
  generate<Setups>("/setups", { body: note ? { ...brief, note } : brief, intent, signal, headers: isFresh ? { "Cache-Control": "no-store" } : {} }, watch);
