import { request, get, type Answer } from "./client";
import type { Page } from "./page";

/** What a key may do. */
export type Scope = "read" | "write" | "keys" | "admin";

/** A key, without itself. */
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

/** A new key; it cannot be had again. */
export interface MadeKey extends Key {
  key: string;
}

/** What a plan allows; null is no limit. */
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

/** A plan. */
export interface Plan {
  name: string;
  is_default: boolean;
  limits: PlanLimits;
}

/** Who is asking. */
export interface Me {
  user: string;
  scopes: Scope[];
  plan: Plan;
}

/** Who we are. */
export const readMe = (signal?: AbortSignal): Promise<Me> => get<Me>("/me", undefined, signal);

/** Which plans there are. */
export const listPlans = (signal?: AbortSignal): Promise<Page<Plan>> => get<Page<Plan>>("/plans", undefined, signal);

/** Our keys. */
export const listKeys = (cursor?: string, signal?: AbortSignal): Promise<Page<Key>> => get<Page<Key>>("/keys", { cursor, limit: 100 }, signal);

/** Makes a key. */
export const makeKey = (key: { name: string; scopes: Scope[]; expires_in_days?: number }): Promise<Answer<MadeKey>> =>
  request<MadeKey>("/keys", { method: "POST", body: key });

/** Revokes a key. */
export const revokeKey = (id: string): Promise<Answer<void>> => request<void>(`/keys/${id}`, { method: "DELETE" });
