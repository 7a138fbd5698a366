import { generate, type Answer, type GenerationObserver } from "./client";
import type { Spending } from "./money";

/** A position in a scene: the paragraph, from 1, and UTF-16 code units within its text. */
export interface TextPlace {
  paragraph: number;
  offset: number;
}

/** What can be done with a selection. */
export type ProposalAction = "rewrite" | "expand" | "shorten" | "describe" | "tone" | "point_of_view" | "continue";

/** A request for proposals. */
export interface NewProposal {
  action: ProposalAction;
  note?: string;
  /** 1 to 3. */
  alternatives?: number;
  /** Not needed for `continue`. */
  from?: TextPlace;
  /** For `continue` the caret; if left out, the end of the scene. */
  to?: TextPlace;
  /** The selected text on the page; the server responds with 409 if its own text differs. */
  text?: string;
}

/** Proposals for `text`, the selection extended to whole sentences, from `from` to `to`. They change nothing. */
export interface Proposals extends Spending {
  story_id: string;
  scene: number;
  from: TextPlace;
  to: TextPlace;
  action: ProposalAction;
  text: string;
  /** Each includes the spaces and empty lines that it needs to fit. */
  proposals: { text: string; words: number }[];
  revision: number;
}

/** Generates proposals for a selection. */
export const propose = (
  story: string, scene: number, proposal: NewProposal, intent: string, watch: GenerationObserver, signal?: AbortSignal,
): Promise<Answer<Proposals>> => generate<Proposals>(`/stories/${story}/scenes/${scene}/proposals`, { body: proposal, intent, signal }, watch);
