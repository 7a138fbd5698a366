import { useState } from "react";
import type { BriefFields } from "../../api/briefs";
import { composeIdeas, type Idea } from "../../api/ideas";
import type { Problem } from "../../api/problem";
import { announce } from "../../app/announce";
import { plural } from "../../app/format";
import { useAction } from "../../app/useAction";
import { takenInAll, takenSoFar } from "./spendingWords";

/** Stronger ideas for the one that the writer has. */
export interface IdeaOffer {
  /** Null where nobody asked; none until they came. */
  ideas: Idea[] | null;
  isBusy: boolean;
  problem: Problem | null;
  /** What they take or took, in words. */
  spent: string;
  /** Asks for three; where there are some already, for others. */
  ask: (brief: BriefFields) => void;
  /** Calls it off; those that are there stay. */
  stop: () => void;
  /** Puts them away. */
  close: () => void;
}

/** Asks for stronger ideas and holds what came. */
export function useIdeas(): IdeaOffer {
  const [ideas, setIdeas] = useState<Idea[] | null>(null);
  const [spent, setSpent] = useState("");
  const isThere = ideas !== null && ideas.length > 0;
  const action = useAction(async ({ signal, intent }, brief: BriefFields, isFresh: boolean) => {
    setSpent("");
    setIdeas((old) => old ?? []);
    announce("Three stronger ideas are being thought up.");
    const { value } = await composeIdeas(brief, isFresh, intent, { onProgress: (progress) => setSpent(takenSoFar(progress)) }, signal);
    setIdeas(value.ideas);
    setSpent(takenInAll(value));
    announce(`${plural(value.ideas.length, "idea")} to choose from.`);
  });
  return {
    ideas, spent, isBusy: action.isBusy, problem: action.problem,
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
