import { request } from "./client";
import type { Tokens } from "./money";

/** What something would take. */
export interface EstimateFigures {
  calls: number;
  usage: Tokens;
  cost: string;
  seconds: number;
}

/** What a story would take. */
export interface Estimate {
  provider: string;
  model: string;
  words: number;
  /** Whether the model’s price is known; if not, both costs are guesses. */
  price_known: boolean;
  likely: EstimateFigures;
  worst: EstimateFigures;
}

/** Guesses what a story would take; costs nothing. */
export const estimate = async (
  asking: { words: number; language?: string; provider?: string; model?: string }, signal?: AbortSignal,
): Promise<Estimate> => (await request<Estimate>("/estimates", { method: "POST", body: asking, signal })).value;
