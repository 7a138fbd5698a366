import { request } from "./client";
import type { Tokens } from "./money";

/** The estimated effort of a story. */
export interface EstimateFigures {
  calls: number;
  usage: Tokens;
  cost: string;
  seconds: number;
}

/** An estimate for a story. */
export interface Estimate {
  provider: string;
  model: string;
  words: number;
  /** Whether the model’s price is known; if not, both costs are guesses. */
  price_known: boolean;
  likely: EstimateFigures;
  worst: EstimateFigures;
}

/** Estimates the effort of a story; makes no model call. */
export const estimate = async (
  asking: { words: number; language?: string; provider?: string; model?: string }, signal?: AbortSignal,
): Promise<Estimate> => (await request<Estimate>("/estimates", { method: "POST", body: asking, signal })).value;
