import type { RunEvent } from "../api/followRun";
import type { Progress } from "../api/runs";
import { splitParagraphs } from "../text/paragraphs";

/** Where a run stands, as its log says it. */
export type RunStateNote = Extract<RunEvent, { name: "state" }>["data"];

/** What the reader of a run must do about an event. */
export type RunEffect =
  | { kind: "paragraph"; scene: number; paragraph: number; text: string }
  | { kind: "state"; state: RunStateNote }
  | { kind: "sceneFinished"; scene: number }
  | { kind: "planned"; what: "premise" | "outline" }
  | { kind: "happened"; message: string; event: string };

/** What is known of a run from its log up to one entry. It can be kept, so that a reader who comes back goes on there. */
export interface RunCheckpoint {
  run: string;
  last: number;
  pending: string;
  premise: string;
}

/**
 * Reads the log of a run: gathers deltas until the paragraph that takes their place, and says what else must be done.
 *
 * Entries are counted, so that one that comes twice, after a lost connection or from a second stream, changes nothing.
 */
export class RunStream {
  private lastSeen: number;
  private text: string;
  private premiseText: string;
  private progressNow: Progress | null = null;
  private stateNow: RunStateNote | null = null;

  /** Begins at a checkpoint, or before the first entry. */
  constructor(readonly run: string, checkpoint?: RunCheckpoint | null) {
    const known = checkpoint?.run === run ? checkpoint : null;
    this.lastSeen = known?.last ?? 0;
    this.text = known?.pending ?? "";
    this.premiseText = known?.premise ?? "";
  }

  /** The number of the last entry that was read: `Last-Event-ID`. */
  get last(): number {
    return this.lastSeen;
  }

  /** Text that came and is not stored yet. */
  get pending(): string {
    return this.text;
  }

  /** The premise as far as it came; empty once it is stored. */
  get premise(): string {
    return this.premiseText;
  }

  /** The latest progress; null before the first. */
  get progress(): Progress | null {
    return this.progressNow;
  }

  /** The latest state; null before the first. */
  get state(): RunStateNote | null {
    return this.stateNow;
  }

  /** From where another reader can go on. */
  get checkpoint(): RunCheckpoint {
    return { run: this.run, last: this.lastSeen, pending: this.text, premise: this.premiseText };
  }

  /** Takes an entry; says what must be done, in order. */
  take(entry: RunEvent): RunEffect[] {
    if (entry.id <= this.lastSeen) return [];
    this.lastSeen = entry.id;
    switch (entry.name) {
      case "delta":
        return this.takeDelta(entry.data);
      case "paragraph":
        return this.takeParagraph(entry.data);
      case "progress":
        this.progressNow = entry.data;
        return [];
      case "state":
        return this.takeState(entry.data);
      case "event":
        return this.takeHappening(entry.data);
      default:
        return [];
    }
  }

  private takeDelta(delta: { part: string; text: string }): RunEffect[] {
    if (delta.part === "text") this.text += delta.text;
    else if (delta.part === "premise") this.premiseText += delta.text;
    return [];
  }

  private takeParagraph(stored: { scene: number; paragraph: number; text: string }): RunEffect[] {
    this.text = textAfter(this.text, stored.text);
    return [{ kind: "paragraph", scene: stored.scene, paragraph: stored.paragraph, text: stored.text }];
  }

  /** A try that begins or ends leaves nothing of the text that was under way. */
  private takeState(state: RunStateNote): RunEffect[] {
    if (state.wish === undefined) {
      this.text = "";
      this.premiseText = "";
    }
    this.stateNow = state;
    return [{ kind: "state", state }];
  }

  private takeHappening(event: { kind: string; message: string; details: Record<string, string> }): RunEffect[] {
    const effects: RunEffect[] = [{ kind: "happened", message: event.message, event: event.kind }];
    if (event.kind === "premise_written") {
      this.premiseText = "";
      effects.push({ kind: "planned", what: "premise" });
    }
    if (event.kind === "outline_written") effects.push({ kind: "planned", what: "outline" });
    if (event.kind === "scene_finished") {
      const scene = Number(event.details["scene"]);
      if (Number.isInteger(scene)) effects.push({ kind: "sceneFinished", scene });
    }
    return effects;
  }
}

/**
 * What is left of the gathered text once a paragraph of it is stored.
 *
 * One piece may hold the end of a paragraph and the beginning of the next, which must not be lost with it. A paragraph
 * that was cut is shorter than what was shown of it; what was cut goes too.
 */
export function textAfter(pending: string, paragraph: string): string {
  const lines = pending.split(/(?<=\n)/u);
  for (const [index, line] of lines.entries()) {
    const shown = line.trim();
    if (shown === "") continue;
    if (shown === paragraph || shown.startsWith(paragraph)) return lines.slice(index + 1).join("");
  }
  return "";
}

/** The gathered text as paragraphs. */
export function pendingParagraphs(pending: string): string[] {
  return splitParagraphs(pending);
}
