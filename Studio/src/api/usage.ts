import { get } from "./client";
import type { Tokens } from "./money";
import type { Page } from "./page";

/** How much of something is used, held back for calls under way, and left. */
export interface Measure<Amount> {
  used: Amount;
  held: Amount;
  limit: Amount | null;
  remaining: Amount | null;
}

/** What is used in a month. */
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

/** One call to a model. */
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

/** What a model did on a day. */
export interface UsageDay {
  day: string;
  provider: string;
  model: string;
  calls: number;
  cached_answers: number;
  usage: Tokens;
  cost: string;
}

/** The month and its limits. */
export const readUsage = (signal?: AbortSignal): Promise<Usage> => get<Usage>("/usage", undefined, signal);

/** Calls, the newest first. */
export const listLedger = (query: { cursor?: string; limit?: number; story_id?: string }, signal?: AbortSignal): Promise<Page<UsageLine>> =>
  get<Page<UsageLine>>("/usage/ledger", query, signal);

/** Sums by day and model; a period is a month such as 2026-11. */
export const listDays = (query: { period?: string; cursor?: string; limit?: number }, signal?: AbortSignal): Promise<Page<UsageDay>> =>
  get<Page<UsageDay>>("/usage/daily", query, signal);
