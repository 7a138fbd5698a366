import { useCallback, useEffect, useRef, useState } from "react";
import type { GenerationObserver } from "../../api/client";
import { connection } from "../../api/connection";
import { emptyPlan, planLabels, planOf, putOutline, putPremise, type Outline, type ScenePlan } from "../../api/outline";
import { asProblem, Problem } from "../../api/problem";
import { patchScene, regenerateScenePlan } from "../../api/scenes";
import { announce } from "../../app/announce";
import type { ConflictField } from "../../story/ConflictDialog";
import { useStory } from "../../state/storyContext";
import type { StoryStore } from "../../state/storyStore";
import { arranged, asLines, cardsOf, preview, type Card } from "./outlineEdits";

/** A change made here and elsewhere at once, and how to resolve it. */
export interface Conflict {
  what: string;
  fields: ConflictField[];
  keepMine: (() => void) | null;
}

/** How a plan is generated: the idempotency key, the observer, and the signal that cancels it. */
export interface PlanGeneration {
  intent: string;
  watch: GenerationObserver;
  signal: AbortSignal;
}

/** The changes to an outline. Each resolves to whether it succeeded. */
export interface Plan {
  cards: Card[];
  /** Replaces the scenes; `said` is announced when it is done. */
  arrange: (cards: Card[], said: string) => Promise<boolean>;
  saveScene: (number: number, change: Partial<ScenePlan>, base: ScenePlan) => Promise<boolean>;
  savePremise: (premise: string, base: string) => Promise<boolean>;
  /**
   * Regenerates the plan of a scene and returns the old and the new one. If the story was changed elsewhere, it is read
   * again, so that the writer can retry.
   *
   * @throws Problem; an AbortError if the signal was aborted.
   */
  regeneratePlan: (number: number, note: string, making: PlanGeneration) => Promise<{ before: ScenePlan; after: ScenePlan }>;
  conflict: Conflict | null;
  takeTheirs: () => void;
  problem: Problem | null;
  clear: () => void;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const text = (value: unknown): string => (Array.isArray(value) ? value.join("\n") : String(value ?? ""));

/** Waits until the server responds again. */
function untilUp(): Promise<void> {
  return new Promise((resolve) => {
    if (connection.get().isUp) return resolve();
    const stop = connection.subscribe(() => {
      if (!connection.get().isUp) return;
      stop();
      resolve();
    });
  });
}

/** Makes a change, and repeats it if there was no response. If the first attempt had arrived after all, the second one is stale. */
async function lasting<Value>(act: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Problem) || !error.isUnreachable) throw error;
      await untilUp();
    }
  }
}

/** The outline of the open story. */
export function usePlan(): Plan {
  const { store, state } = useStory();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const pending = useRef(0);
  const keys = useRef<string[]>([]);
  const outline = state.story?.outline ?? null;
  if (outline && keys.current.length !== outline.scenes.length) keys.current = outline.scenes.map((_, place) => keys.current[place] ?? newKey());
  const cards = outline ? cardsOf(outline, keys.current) : [];

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => { if (pending.current > 0) event.preventDefault(); };
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, []);

  const attempt = useCallback(async (act: () => Promise<void>, onStale: () => Promise<boolean>): Promise<boolean> => {
    pending.current += 1;
    setProblem(null);
    try {
      await lasting(act);
      return true;
    } catch (error) {
      const found = asProblem(error);
      if (found?.isStale) return await onStale().catch((other: unknown) => { setProblem(asProblem(other)); return false; });
      setProblem(found);
      return false;
    } finally {
      pending.current -= 1;
    }
  }, []);

  const saveScene = async (number: number, change: Partial<ScenePlan>, base: ScenePlan): Promise<boolean> => {
    const put = async () => takeScene(store, number, await store.change((revision) => patchScene(store.get().id, number, change, revision)));
    return attempt(put, async () => {
      await store.reload();
      const theirs = store.get().story?.outline?.scenes[number - 1];
      if (!theirs) return false;
      const names = Object.keys(change) as (keyof ScenePlan)[];
      if (names.every((name) => same(theirs[name], change[name]))) return true;
      const disputed = names.filter((name) => !same(theirs[name], base[name]) && !same(theirs[name], change[name]));
      if (disputed.length === 0) {
        await lasting(put);
        return true;
      }
      setConflict({
        what: `Scene ${number}`,
        fields: disputed.map((name) => ({ label: planLabels[name], mine: text(change[name]), theirs: text(theirs[name]) })),
        keepMine: () => { setConflict(null); void saveScene(number, change, theirs); },
      });
      return false;
    });
  };

  const savePremise = async (premise: string, base: string): Promise<boolean> => {
    const put = async () => {
      await store.change((revision) => putPremise(store.get().id, premise, revision));
      store.patchStory({ premise });
    };
    return attempt(put, async () => {
      await store.reload();
      const theirs = store.get().story?.premise ?? "";
      if (theirs === premise) return true;
      if (theirs === base) {
        await lasting(put);
        return true;
      }
      setConflict({
        what: "The premise", fields: [{ label: "Premise", mine: premise, theirs }],
        keepMine: () => { setConflict(null); void savePremise(premise, theirs); },
      });
      return false;
    });
  };

  const regeneratePlan: Plan["regeneratePlan"] = async (number, note, { intent, watch, signal }) => {
    let before = emptyPlan;
    try {
      const made = await store.change((revision) => {
        // A change of the card may have been on its way until now.
        before = planOf(store.get().story?.outline?.scenes[number - 1] ?? emptyPlan);
        return regenerateScenePlan(store.get().id, number, note, intent, watch, revision, signal);
      });
      takeScene(store, number, made);
      void store.reload();
      return { before, after: planOf(made) };
    } catch (error) {
      if (error instanceof Problem && (error.isStale || error.kind === "conflict")) await store.reload();
      throw error;
    }
  };

  const arrange = async (next: Card[], said: string): Promise<boolean> => {
    const before: Outline = store.get().story?.outline ?? { title: store.get().story?.title ?? "Untitled", scene_count: 0, scenes: [] };
    const oldKeys = keys.current;
    const show = () => {
      keys.current = next.map((card) => card.key);
      store.patchStory({ outline: preview(before, next) });
    };
    const put = async () => {
      const answer = await store.change((revision) => putOutline(store.get().id, { title: before.title || "Untitled", scenes: arranged(next) }, revision));
      keys.current = next.map((card) => card.key);
      store.patchStory({ outline: answer.outline });
      void store.reload();
    };
    show();
    const isDone = await attempt(put, async () => {
      await store.reload();
      const theirs = store.get().story?.outline;
      if (!theirs) return false;
      const mine = next.map((card) => card.plan);
      if (asLines(theirs.scenes) === asLines(mine)) return true;
      // Another part of the story was changed; the scenes are still the ones that were rearranged.
      if (same(theirs.scenes, before.scenes)) {
        show();
        await lasting(put);
        return true;
      }
      const isAlike = theirs.scenes.length === before.scenes.length;
      setConflict({
        what: "The outline", fields: [{ label: "Scenes", mine: asLines(mine), theirs: asLines(theirs.scenes) }],
        keepMine: isAlike ? () => { setConflict(null); void arrange(next, said); } : null,
      });
      return false;
    });
    if (isDone) announce(said);
    else {
      keys.current = oldKeys;
      await store.reload();
    }
    return isDone;
  };

  return {
    cards, arrange, saveScene, savePremise, regeneratePlan, conflict, problem,
    takeTheirs: () => setConflict(null),
    clear: () => setProblem(null),
  };
}

let count = 0;

/** A key for a new card. */
export function newKey(): string {
  count += 1;
  return `card-${count}`;
}

function takeScene(store: StoryStore, number: number, scene: ScenePlan): void {
  const outline = store.get().story?.outline;
  if (!outline) return;
  store.patchStory({ outline: { ...outline, scenes: outline.scenes.map((old) => (old.number === number ? { ...old, ...planOf(scene) } : old)) } });
}
