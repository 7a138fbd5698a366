import { request, get, type Answer } from "./client";

/** The state of a run. */
export type RunState = "queued" | "running" | "waiting" | "paused" | "succeeded" | "failed" | "cancelled";

/** Whether a state is final. */
export const isOver = (state: RunState): boolean => state === "succeeded" || state === "failed" || state === "cancelled";

/** Why a run waits, is paused, or failed. */
export interface Reason {
  code: string;
  message: string;
}

/** The progress of a run. */
export interface Progress {
  stage: string;
  scene: number | null;
  scenes: number | null;
  words: number;
  asked: number;
  prompt_tokens: number;
  output_tokens: number;
  cost: string;
  seconds_left: number | null;
}

/** A background run. */
export interface Run {
  id: string;
  story_id: string | null;
  status: RunState;
  wish: "cancel" | "pause" | null;
  goal: string;
  provider: string | null;
  model: string | null;
  max_cost: string | null;
  priority: number;
  progress: Progress;
  reason: Reason | null;
  attempt: number;
  result: { status: string; words: number } | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  available_at: string;
}

/** The options of a new run. */
export interface NewRun {
  /** `story`, `premise`, `outline` or `scene/3`. */
  goal?: string;
  /** The spending limit in US dollars, at which the run pauses. */
  max_cost?: string;
  provider?: string;
  model?: string;
}

/** Starts a run. */
export const startRun = (story: string, run: NewRun, intent: string): Promise<Answer<Run>> =>
  request<Run>(`/stories/${story}/runs`, { method: "POST", body: run, intent });

/** Reads a run. */
export const readRun = (id: string, signal?: AbortSignal): Promise<Run> => get<Run>(`/runs/${id}`, undefined, signal);

/** What can be done with a run. */
export type RunAction = "cancel" | "pause" | "resume" | "retry";

/** Cancels, pauses, resumes or retries a run. */
export const changeRun = (id: string, action: RunAction): Promise<Answer<Run>> => request<Run>(`/runs/${id}/${action}`, { method: "POST" });

/** Resumes a run with another spending limit in US dollars; null for none of its own. */
export const resumeRunUpTo = (id: string, limit: string | null): Promise<Answer<Run>> =>
  request<Run>(`/runs/${id}/resume`, { method: "POST", body: { max_cost: limit } });
