import type { BriefFields } from "./briefs";
import { generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";

/** A stronger idea. Parts that the model left out are empty. */
export interface Idea {
  idea: string;
  /** What is missing in the first idea. */
  whats_missing: string;
  why_choose: string;
}

/** Stronger ideas and their cost. */
export interface Ideas extends Spending {
  ideas: Idea[];
}

/** Generates three stronger ideas for the idea of a brief. `isFresh` bypasses the cache. */
export const composeIdeas = (
  brief: BriefFields, isFresh: boolean, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Ideas>> =>
  generate<Ideas>("/ideas", { body: brief, intent, signal, headers: isFresh ? { "Cache-Control": "no-store" } : {} }, watch);
