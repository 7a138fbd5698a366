import { useState } from "react";
import type { BriefAsked } from "../../brief/briefDraft";
import { composeIdeas, type Idea } from "../../api/ideas";
import type { Problem } from "../../api/problem";
import { announce } from "../../app/announce";
import { plural } from "../../text/format";
import { useAction } from "../../app/useAction";
import { useGeneration } from "../../app/useGeneration";
import { takenInAll } from "./spendingWords";

/** Stronger ideas for the writer's own. */
export interface IdeaOffer {
  /** Null if none were requested; empty until they arrive. */
  ideas: Idea[] | null;
  isBusy: boolean;
  problem: Problem | null;
  /** The progress while they are generated, and their cost afterwards. */
  said: string;
  /** The text of the first one as it arrives. */
  coming: string;
  /** Generates three ideas, or others if there are some already. */
  ask: (brief: BriefAsked) => void;
  /** Cancels the generation; existing ideas are kept. */
  stop: () => void;
  /** Closes the ideas. */
  close: () => void;
}

/** Generates and holds stronger ideas. */
export function useIdeas(): IdeaOffer {
  const [ideas, setIdeas] = useState<Idea[] | null>(null);
  const [spent, setSpent] = useState("");
  const generation = useGeneration();
  const isThere = ideas !== null && ideas.length > 0;
  const action = useAction(async ({ signal, intent }, brief: BriefAsked, isFresh: boolean) => {
    setSpent("");
    setIdeas((old) => old ?? []);
    announce("Generating three stronger ideas.");
    const { value } = await composeIdeas(brief, isFresh, intent, generation.begin(signal, brief.provider), signal);
    setIdeas(value.ideas);
    setSpent(takenInAll(value));
    announce(`${plural(value.ideas.length, "idea")} to choose from.`);
  });
  return {
    ideas, said: action.isBusy ? generation.words : spent, coming: action.isBusy ? generation.text : "", isBusy: action.isBusy, problem: action.problem,
    ask: (brief) => void action.run(brief, isThere),
    stop: () => {
      action.stop();
      if (!isThere) setIdeas(null);
    },
    close: () => {
      action.stop();
      action.clear();
      setIdeas(null);
    },
  };
}
