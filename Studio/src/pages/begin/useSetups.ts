import { useState } from "react";
import type { BriefAsked } from "../../brief/briefDraft";
import type { Problem } from "../../api/problem";
import { composeSetups, type Setup } from "../../api/setups";
import { announce } from "../../app/announce";
import { plural } from "../../text/format";
import { useAction } from "../../app/useAction";
import type { Mix } from "./mixing";
import { useGeneration } from "../../app/useGeneration";
import { takenInAll } from "./spendingWords";

/** The setups that are offered for a brief, and what is taken of them. */
export interface SetupOffer {
  /** Null where nobody asked; none until they came. */
  setups: Setup[] | null;
  mix: Mix | null;
  onMix: (mix: Mix) => void;
  isBusy: boolean;
  problem: Problem | null;
  /** How far they are while they are made; what they took then, in words. */
  said: string;
  /** What has come of the first one while they are made. */
  coming: string;
  /** Asks for three. */
  ask: (brief: BriefAsked) => void;
  /** Asks for three others in place of those that are there; the note says what is wanted of them, or nothing. */
  askOthers: (brief: BriefAsked, note: string) => void;
  /** Asks again as it was asked last. */
  askAgain: (brief: BriefAsked) => void;
  /** Calls it off; those that are there stay. */
  stop: () => void;
  /** Puts them away. */
  close: () => void;
  /** Takes the problem off the page. */
  clear: () => void;
}

/** Asks for setups and holds what came. */
export function useSetups(): SetupOffer {
  const [setups, setSetups] = useState<Setup[] | null>(null);
  const [mix, setMix] = useState<Mix | null>(null);
  const [spent, setSpent] = useState("");
  const generation = useGeneration();
  const [lastNote, setLastNote] = useState("");
  const isThere = setups !== null && setups.length > 0;
  const action = useAction(async ({ signal, intent }, brief: BriefAsked, note: string, isFresh: boolean) => {
    setSpent("");
    if (!isFresh) setSetups([]);
    setMix(null);
    announce("Generating three setups.");
    const { value } = await composeSetups(brief, note, isFresh, intent, generation.begin(signal, brief.provider), signal);
    setSetups(value.setups);
    setSpent(takenInAll(value));
    announce(`${plural(value.setups.length, "setup")} to choose from.`);
  });
  const close = (): void => {
    action.stop();
    action.clear();
    setSetups(null);
    setMix(null);
  };
  const askOthers = (brief: BriefAsked, note: string): void => {
    setLastNote(note);
    void action.run(brief, note, true);
  };
  return {
    setups, mix, onMix: setMix, close, askOthers, said: action.isBusy ? generation.words : spent, coming: action.isBusy ? generation.text : "", isBusy: action.isBusy, problem: action.problem, clear: action.clear,
    ask: (brief) => void action.run(brief, "", false),
    askAgain: (brief) => (isThere ? askOthers(brief, lastNote) : void action.run(brief, "", false)),
    stop: () => {
      action.stop();
      if (!isThere) setSetups(null);
    },
  };
}
