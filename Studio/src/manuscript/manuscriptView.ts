import type { Problem } from "../api/problem";

/** What the page shows of a manuscript beside its text. */
export interface ManuscriptView {
  /** Whether the text was read. */
  isReady: boolean;
  problem: Problem | null;
  /** The scene that a run is writing; null if there is none. */
  liveScene: number | null;
  /** The premise as it arrives, before there are scenes. */
  premise: string;
  scenes: readonly number[];
}

/** Before the text is read. */
export const emptyView: ManuscriptView = { isReady: false, problem: null, liveScene: null, premise: "", scenes: [] };
