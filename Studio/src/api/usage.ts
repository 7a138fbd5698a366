import { get } from "./client";
import type { Tokens } from "./money";
import type { Page } from "./page";

/** The used amount, the amount reserved for active calls, the limit, and what remains. */
export interface Measure<Amount> {
  used: Amount;
  held: Amount;
  limit: Amount | null;
  remaining: Amount | null;
}

/** The usage of a month. */
export interface Usage {
  plan: string;
  period: string;
  starts_at: string;
  resets_at: string;
  calls: Measure<number>;
  tokens: Measure<number>;
  images: Measure<number>;
  money: Measure<string>;
}

/** A model call. */
export interface UsageLine {
  call_id: string;
  period: string;
  story_id: string | null;
  run_id: string | null;
  step: string;
  provider: string;
  model: string;
  state: string;
  usage: Tokens;
  is_estimate: boolean;
  cached: boolean;
  cost: string;
  outcome: string;
  opened_at: string;
  settled_at: string | null;
}

/** The usage of a model on one day. */
export interface UsageDay {
  day: string;
  provider: string;
  model: string;
  calls: number;
  cached_answers: number;
  usage: Tokens;
  cost: string;
}

/** Reads the usage of this month and its limits. */
export const readUsage = (signal?: AbortSignal): Promise<Usage> => get<Usage>("/usage", undefined, signal);

/** Lists the model calls, the newest first. */
export const listLedger = (query: { cursor?: string; limit?: number; story_id?: string }, signal?: AbortSignal): Promise<Page<UsageLine>> =>
  get<Page<UsageLine>>("/usage/ledger", query, signal);

/** Lists daily sums by model; a period is a month such as 2026-11. */
export const listDays = (query: { period?: string; cursor?: string; limit?: number }, signal?: AbortSignal): Promise<Page<UsageDay>> =>
  get<Page<UsageDay>>("/usage/daily", query, signal);
