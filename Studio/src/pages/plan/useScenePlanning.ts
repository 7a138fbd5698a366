import { useState } from "react";
import type { ScenePlan } from "../../api/outline";
import type { Problem } from "../../api/problem";
import { announce } from "../../app/announce";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useGeneration } from "../../app/useGeneration";
import { difference } from "./outlineEdits";
import type { Plan } from "./usePlan";

/** The scene whose plan is being regenerated, or was when it failed. */
export interface ScenePlanning {
  /** The key of its card; null if there is none. */
  key: string | null;
  isBusy: boolean;
  problem: Problem | null;
  /** The progress in words. */
  words: string;
  /** Starts with a scene; the note states wishes and may be empty. */
  begin: (key: string, note: string) => void;
  /** Repeats the last request. */
  again: () => void;
  stop: () => void;
  /** Removes the problem from the card. */
  clear: () => void;
}

/** Regenerates the plans of single scenes, one at a time. `plan` returns the current outline. */
export function useScenePlanning(plan: () => Plan): ScenePlanning {
  const [asked, setAsked] = useState<{ key: string; note: string } | null>(null);
  const generation = useGeneration("Regenerating…");
  const placeOf = (key: string): number => plan().cards.findIndex((card) => card.key === key);

  const putBack = async (key: string, before: ScenePlan, after: ScenePlan): Promise<void> => {
    const place = placeOf(key);
    if (place >= 0 && await plan().saveScene(place + 1, difference(after, before), after)) announce("The earlier outline was restored.");
  };
  const action = useAction(async ({ intent, signal }, key: string, note: string) => {
    const place = placeOf(key);
    if (place < 0) return;
    announce(`Regenerating the outline of scene ${place + 1}.`);
    const { before, after } = await plan().regeneratePlan(place + 1, note, { intent, watch: generation.begin(signal), signal });
    toast(`The outline of scene ${place + 1} was regenerated.`, { place: "page", action: { label: "Undo", act: () => void putBack(key, before, after) } });
  });
  const begin = (key: string, note: string): void => {
    setAsked({ key, note });
    void action.run(key, note);
  };
  return {
    key: asked?.key ?? null, isBusy: action.isBusy, problem: action.problem, words: generation.words, begin, stop: action.stop, clear: action.clear,
    again: () => { if (asked) begin(asked.key, asked.note); },
  };
}
