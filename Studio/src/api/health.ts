import { get } from "./client";

/** A position in the text: scene and paragraph, from 1. */
export interface Position {
  scene: number;
  paragraph: number;
}

/** A finding and its place; `from` and `to` are UTF-16 offsets in the paragraph, null for the whole scene. */
export interface Finding {
  kind: string;
  /** Null if it is about the whole story. */
  scene: number | null;
  paragraph: number | null;
  from: number | null;
  to: number | null;
  text: string;
  advice: string;
}

/** The measures of a scene. */
export interface SceneHealth {
  number: number;
  title: string;
  words: number;
  asked_words: number | null;
  repetition: number;
  echo: number;
  findings: number;
}

/** A check that a finished story must pass. */
export interface Gate {
  kind: string;
  value: number;
  limit: number;
  bound: "at_least" | "at_most";
}

/** All measures of a story. They need no model. */
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
  /** How much of a scene repeats earlier scenes, the largest share first. */
  echoes: { from_scene: number; to_scene: number; share: number }[];
}

/** Reads the measures of a story. */
export const readHealth = (story: string, signal?: AbortSignal): Promise<Health> => get<Health>(`/stories/${story}/health`, undefined, signal);
