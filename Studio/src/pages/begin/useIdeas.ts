import { useState } from "react";
import type { BriefAsked } from "../../brief/briefDraft";
import { composeIdeas, type Idea } from "../../api/ideas";
import type { Problem } from "../../api/problem";
import { announce } from "../../app/announce";
import { plural } from "../../text/format";
import { useAction } from "../../app/useAction";
import { useGeneration } from "../../app/useGeneration";
import { takenInAll } from "./spendingWords";

/** Stronger ideas for the one that the writer has. */
export interface IdeaOffer {
  /** Null where nobody asked; none until they came. */
  ideas: Idea[] | null;
  isBusy: boolean;
  problem: Problem | null;
  /** How far they are while they are made; what they took then, in words. */
  said: string;
  /** What has come of the first one while they are made. */
  coming: string;
  /** Asks for three; where there are some already, for others. */
  ask: (brief: BriefAsked) => void;
  /** Calls it off; those that are there stay. */
  stop: () => void;
  /** Puts them away. */
  close: () => void;
}

/** Asks for stronger ideas and holds what came. */
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
