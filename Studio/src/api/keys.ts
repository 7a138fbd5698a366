import { request, get, type Answer } from "./client";
import type { Page } from "./page";

/** A permission of an API key. */
export type Scope = "read" | "write" | "keys" | "admin";

/** An API key without its secret. */
export interface Key {
  id: string;
  name: string;
  hint: string;
  scopes: Scope[];
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
}

/** A new API key with its secret, which is shown only once. */
export interface MadeKey extends Key {
  key: string;
}

/** The limits of a plan; null means unlimited. */
export interface PlanLimits {
  calls: number | null;
  tokens: number | null;
  images: number | null;
  money: string | null;
  requests_per_minute: number | null;
  concurrent_runs: number | null;
  longest_story: number | null;
  models: string[] | null;
}

/** An account plan. */
export interface Plan {
  name: string;
  is_default: boolean;
  limits: PlanLimits;
}

/** The signed-in user. */
export interface Me {
  user: string;
  scopes: Scope[];
  plan: Plan;
}

/** Reads the signed-in user. */
export const readMe = (signal?: AbortSignal): Promise<Me> => get<Me>("/me", undefined, signal);

/** Lists the plans. */
export const listPlans = (signal?: AbortSignal): Promise<Page<Plan>> => get<Page<Plan>>("/plans", undefined, signal);

/** Lists the user's API keys. */
export const listKeys = (cursor?: string, signal?: AbortSignal): Promise<Page<Key>> => get<Page<Key>>("/keys", { cursor, limit: 100 }, signal);

/** Creates an API key. */
export const makeKey = (key: { name: string; scopes: Scope[]; expires_in_days?: number }): Promise<Answer<MadeKey>> =>
  request<MadeKey>("/keys", { method: "POST", body: key });

/** Revokes an API key. */
export const revokeKey = (id: string): Promise<Answer<void>> => request<void>(`/keys/${id}`, { method: "DELETE" });
