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

/** The setups for a brief, and the mix in use. */
export interface SetupOffer {
  /** Null if none were requested; empty until they arrive. */
  setups: Setup[] | null;
  mix: Mix | null;
  onMix: (mix: Mix) => void;
  isBusy: boolean;
  problem: Problem | null;
  /** The progress while they are generated, and their cost afterwards. */
  said: string;
  /** The text of the first one as it arrives. */
  coming: string;
  /** Generates three setups. */
  ask: (brief: BriefAsked) => void;
  /** Generates three others; the note states wishes and may be empty. */
  askOthers: (brief: BriefAsked, note: string) => void;
  /** Repeats the last request. */
  askAgain: (brief: BriefAsked) => void;
  /** Cancels the generation; existing setups are kept. */
  stop: () => void;
  /** Closes the setups. */
  close: () => void;
  /** Removes the problem from the page. */
  clear: () => void;
}

/** Generates and holds setups. */
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
