import type { BriefFields } from "./briefs";
import { generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";

/** A stronger idea. What a model did not say of it is empty. */
export interface Idea {
  idea: string;
  /** What the first idea lacked. */
  whats_missing: string;
  why_choose: string;
}

/** Stronger ideas, and what they took. */
export interface Ideas extends Spending {
  ideas: Idea[];
}

/** Has three stronger ideas made of the idea of a brief. `isFresh` leaves the cache of answers out. */
export const composeIdeas = (
  brief: BriefFields, isFresh: boolean, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Ideas>> =>
  generate<Ideas>("/ideas", { body: brief, intent, signal, headers: isFresh ? { "Cache-Control": "no-store" } : {} }, watch);
