import { get } from "./client";
import type { Page } from "./page";

/** A text model. Prices are per million tokens. */
export interface Model {
  id: string;
  provider: string;
  is_default: boolean;
  context_tokens: number;
  max_output_tokens: number;
  prices: { input: string; cached_input: string; cache_write: string | null; output: string; is_known: boolean; version: string };
}

/** Lists the text models. */
export const listModels = (signal?: AbortSignal): Promise<Page<Model>> => get<Page<Model>>("/models", { limit: 100 }, signal);
