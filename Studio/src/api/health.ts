import { get } from "./client";

/** Where something stands: scene and paragraph, from 1. */
export interface Position {
  scene: number;
  paragraph: number;
}

/** Something to look at, with its place; from and to are UTF-16 offsets in the paragraph, null for the whole scene. */
export interface Finding {
  kind: string;
  /** Null where it is about the whole story. */
  scene: number | null;
  paragraph: number | null;
  from: number | null;
  to: number | null;
  text: string;
  advice: string;
}

/** What can be said of a scene in figures. */
export interface SceneHealth {
  number: number;
  title: string;
  words: number;
  asked_words: number | null;
  repetition: number;
  echo: number;
  findings: number;
}

/** What a finished story must pass. */
export interface Gate {
  kind: string;
  value: number;
  limit: number;
  bound: "at_least" | "at_most";
}

/** What can be said of a story without asking a model. */
export interface Health {
  title: string;
  words: number;
  asked?: number;
  length_score?: number;
  lengths: { sections: { words: number; budget?: number }[]; within_ten_percent?: number; variation?: number };
  repetition: { whole: number; worst_window: number; worst_window_start: number };
  echo: { story: number; worst: number; worst_section?: number; mean: number };
  duplicates: { positions: Position[] };
  diversity?: number;
  slop?: { per_thousand: number; hits: { phrase: string; count: number }[] };
  outline?: {
    beats: { scene: number; event: string; recall: number; is_covered: boolean; best_section?: number }[];
    coverage: number; placement?: number; order?: number;
  };
  language?: { asked: string; strays: { section: number; language: string }[] };
  ending: { is_complete: boolean; faults: string[] };
  names?: {
    names: { name: string; uses: number; first: Position; is_planned: boolean; scenes: number[] }[];
    drifts: { name: string; variant: string; position: Position }[];
    unnamed: string[];
  };
  gates: Gate[];
  passes: boolean;
  findings: Finding[];
  scenes: SceneHealth[];
  /** How much of scenes stands in earlier ones, the most first. */
  echoes: { from_scene: number; to_scene: number; share: number }[];
}

/** The measures of a story. */
export const readHealth = (story: string, signal?: AbortSignal): Promise<Health> => get<Health>(`/stories/${story}/health`, undefined, signal);
