import { planFields } from "../api/outline";
import type { PlanFields, Proposal, TextChange } from "./proposals";

/** A scene's plan in the API's form; fields unknown to the panel are kept. */
export interface ScenePlan extends Record<string, unknown> {
  number: number;
  title: string;
  words: number;
}

/**
 * The changes that the panel makes. Each reads, passes the result to `change`, and writes what it returns with the revision
 * that was read. If `change` throws, nothing is written.
 */
export interface StoryCalls {
  editScene(scene: number, change: (text: string) => string): Promise<void>;
  /** Renames a character in the whole story. */
  rename(from: string, to: string): Promise<void>;
  /** Returns the scenes after the change. */
  editOutline(change: (scenes: ScenePlan[]) => Record<string, unknown>[]): Promise<ScenePlan[]>;
}

/** A proposal that no longer fits the story or cannot be applied; the message tells the writer what to do. */
export class ProposalError extends Error {}

/** A change that was made: a message for the writer, and how to undo it. */
export interface Applied {
  told: string;
  undo: () => Promise<void>;
}

/** Splits paragraphs like the server: at each line end. */
function paragraphs(text: string): string[] {
  return text.split(/[\n\r\v\f\u0085\u2028\u2029]+/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "");
}

function occurrences(text: string, part: string): number {
  return part === "" ? 0 : text.split(part).length - 1;
}

function replaced(text: string, before: string, after: string): string {
  const at = text.indexOf(before);
  return text.slice(0, at) + after + text.slice(at + before.length);
}

/**
 * A scene's text after a change. First the named paragraph is searched; if the text has moved, the whole scene, where the
 * replaced text must occur once.
 */
export function changedText(text: string, change: TextChange): string {
  const before = paragraphs(change.before).join("\n\n");
  const after = paragraphs(change.after).join("\n\n");
  if (before === "") throw new ProposalError("The proposal does not contain the text to replace; ask for it again.");
  const all = paragraphs(text);
  if (change.paragraph !== null) {
    const paragraph = all[change.paragraph - 1];
    if (paragraph !== undefined && occurrences(paragraph, before) === 1) {
      all[change.paragraph - 1] = replaced(paragraph, before, after);
      return paragraphs(all.join("\n\n")).join("\n\n");
    }
  }
  const whole = all.join("\n\n");
  const found = occurrences(whole, before);
  if (found === 0) throw new ProposalError("This passage has changed since the copilot read it; ask for the change again.");
  if (found > 1) throw new ProposalError("This passage occurs more than once in the scene; change it by hand.");
  return paragraphs(replaced(whole, before, after)).join("\n\n");
}

function sent(plan: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(planFields.filter((name) => plan[name] !== undefined).map((name) => [name, plan[name]]));
}

/** A plan that is kept with its text, wherever it is moved. */
function kept(plan: ScenePlan): Record<string, unknown> {
  return { ...sent(plan), from: plan.number };
}

/** Changes scene by scene; if one fails, the earlier ones are undone. */
async function applyTexts(calls: StoryCalls, changes: TextChange[]): Promise<() => Promise<void>> {
  const scenes = [...new Set(changes.map((change) => change.scene))].sort((one, other) => one - other);
  const steps: (() => Promise<void>)[] = [];
  const undo = async () => {
    for (const step of [...steps].reverse()) await step();
  };
  try {
    for (const scene of scenes) {
      // From the end, so that a removed paragraph does not renumber those before it.
      const own = changes.filter((change) => change.scene === scene);
      const order = own.sort((one, other) => (other.paragraph ?? 0) - (one.paragraph ?? 0));
      let [before, after] = ["", ""];
      await calls.editScene(scene, (text) => {
        before = text;
        after = order.reduce(changedText, text);
        if (after === "") throw new ProposalError("Nothing would be left of the scene; delete it in the outline instead.");
        return after;
      });
      steps.push(() => calls.editScene(scene, (text) => {
        if (text !== after) throw new ProposalError("The scene was changed again; restore an older version from its history.");
        return before;
      }));
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}

/** The parts of a plan that count in a comparison; the progress of the text is left out. */
function plans(scenes: ScenePlan[]): string {
  return JSON.stringify(scenes.map((scene) => planFields.map((name) => scene[name] ?? null)));
}

/** Replaces the outline. Undo restores the old one with its texts, unless it was changed again. */
async function applyOutline(
  calls: StoryCalls, change: (scenes: ScenePlan[]) => Record<string, unknown>[],
): Promise<() => Promise<void>> {
  let before: ScenePlan[] = [];
  let moved: Record<string, unknown>[] = [];
  const after = plans(await calls.editOutline((scenes) => {
    before = scenes;
    moved = change(scenes);
    return moved;
  }));
  return async () => {
    await calls.editOutline((scenes) => {
      if (plans(scenes) !== after) throw new ProposalError("The outline was changed again; change it by hand on the outline page.");
      return before.map((scene) => ({ ...sent(scene), from: moved.findIndex((entry) => entry["from"] === scene.number) + 1 }));
    });
  };
}

function withFields(scenes: ScenePlan[], scene: number, before: PlanFields, after: PlanFields): Record<string, unknown>[] {
  const plan = scenes.find((entry) => entry.number === scene);
  if (!plan) throw new ProposalError(`Scene ${scene} is no longer in the outline.`);
  const isStale = Object.keys(before).some((name) => JSON.stringify(plan[name]) !== JSON.stringify(before[name]));
  if (isStale) throw new ProposalError("The outline of this scene has changed since the copilot read it; ask for the change again.");
  return scenes.map((entry) => (entry.number === scene ? { ...kept(entry), ...after } : kept(entry)));
}

function withScene(scenes: ScenePlan[], after: number, title: string, summary: string): Record<string, unknown>[] {
  if (after > scenes.length) throw new ProposalError(`Scene ${after} is no longer in the outline.`);
  const added = { title, description: summary, key_events: [], characters: [] };
  return [...scenes.slice(0, after).map(kept), added, ...scenes.slice(after).map(kept)];
}

/**
 * Applies a proposal with the ordinary routes and the revision that was read, so that it becomes a version like any other
 * change.
 *
 * @throws ProposalError if the proposal does not fit the story; and the errors of `calls`.
 */
export async function apply(
  proposal: Exclude<Proposal, { kind: "open" }>, calls: StoryCalls, chosen?: TextChange[],
): Promise<Applied> {
  switch (proposal.kind) {
    case "text":
      return {
        told: `Scene ${proposal.change.scene} was changed.`, undo: await applyTexts(calls, [proposal.change]),
      };
    case "rename": {
      const { from, to } = proposal;
      const places = chosen ?? proposal.places;
      // The route finds all places, also for undo, unless the new name was already in use.
      if (places.length === proposal.places.length && !proposal.isTaken) {
        await calls.rename(from, to);
        return { told: `${from} was renamed to ${to} everywhere.`, undo: () => calls.rename(to, from) };
      }
      const count = places.length === 1 ? "one place" : `${places.length} places`;
      return { told: `${from} was renamed to ${to} in ${count}.`, undo: await applyTexts(calls, places) };
    }
    case "outline":
      return {
        told: `The outline of scene ${proposal.scene} was changed.`,
        undo: await applyOutline(calls, (scenes) => withFields(scenes, proposal.scene, proposal.before, proposal.after)),
      };
    case "scene":
      return {
        told: `The scene “${proposal.title}” was added.`,
        undo: await applyOutline(calls, (scenes) => withScene(scenes, proposal.after, proposal.title, proposal.summary)),
      };
  }
}
