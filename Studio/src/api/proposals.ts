import { generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";

/** A place in a scene: the paragraph from 1, and UTF-16 code units within its text. */
export interface TextPlace {
  paragraph: number;
  offset: number;
}

/** What can be done with a selection. */
export type ProposalAction = "rewrite" | "expand" | "shorten" | "describe" | "tone" | "point_of_view" | "continue";

/** What is asked for. */
export interface NewProposal {
  action: ProposalAction;
  note?: string;
  /** 1 to 3. */
  alternatives?: number;
  /** `continue` needs none. */
  from?: TextPlace;
  /** For `continue` the caret; without it, the end of the scene. */
  to?: TextPlace;
  /** What the page sees selected; the server refuses with 409 where it has something else. */
  text?: string;
}

/** What is proposed for `text`, which is the selection in whole sentences, from `from` to `to`. It changes nothing. */
export interface Proposals extends Spending {
  story_id: string;
  scene: number;
  from: TextPlace;
  to: TextPlace;
  action: ProposalAction;
  text: string;
  /** Each with the spaces and empty lines that it needs to fit. */
  proposals: { text: string; words: number }[];
  revision: number;
}

/** Asks for other texts in the place of a selection. */
export const propose = (
  story: string, scene: number, proposal: NewProposal, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Proposals>> => generate<Proposals>(`/stories/${story}/scenes/${scene}/proposals`, { body: proposal, intent, signal }, watch);
