import type { RunEvent } from "../api/followRun";
import type { Progress } from "../api/runs";
import { splitParagraphs } from "../text/paragraphs";

/** The data of a `state` event. */
export type RunStateData = Extract<RunEvent, { name: "state" }>["data"];

/** What an event of a run means for the page. */
export type RunChange =
  /** Unstored text or premise was added; read it from the reader. */
  | { kind: "text" }
  | { kind: "paragraph"; scene: number; paragraph: number; text: string }
  | { kind: "progress"; progress: Progress }
  | { kind: "state"; state: RunStateData }
  | { kind: "sceneFinished"; scene: number; message: string }
  | { kind: "planned"; what: "premise" | "outline" }
  /** Anything else that the run logged. */
  | { kind: "other" };

/**
 * The only interpreter of a run's log. It collects deltas until the stored paragraph replaces them, and translates each event
 * into a change for the page.
 *
 * Events are numbered: one that arrives twice, after a lost connection or from a second stream, has no effect.
 */
export class RunReader {
  private lastSeen = 0;
  private text = "";
  private premiseText = "";
  private readonly finishedScenes = new Set<number>();

  constructor(readonly run: string) {}

  /** The number of the last event read: `Last-Event-ID`. */
  get last(): number {
    return this.lastSeen;
  }

  /** Text that has arrived and is not stored yet. */
  get pending(): string {
    return this.text;
  }

  /** The same as paragraphs. */
  get pendingParagraphs(): string[] {
    return splitParagraphs(this.text);
  }

  /** The premise as far as it has arrived; empty once it is stored. */
  get premise(): string {
    return this.premiseText;
  }

  /** Scenes that the run has finished. */
  get finished(): ReadonlySet<number> {
    return this.finishedScenes;
  }

  /** Reads an event. Returns null for one that was read before. */
  take(event: RunEvent): RunChange | null {
    if (event.id <= this.lastSeen) return null;
    this.lastSeen = event.id;
    switch (event.name) {
      case "delta": return this.takeDelta(event.data);
      case "paragraph": return this.takeParagraph(event.data);
      case "progress": return { kind: "progress", progress: event.data };
      case "state": return this.takeState(event.data);
      case "event": return this.takeOther(event.data);
      default: return null;
    }
  }

  private takeDelta(delta: { part: string; text: string }): RunChange {
    if (delta.part === "text") this.text += delta.text;
    else if (delta.part === "premise") this.premiseText += delta.text;
    return { kind: "text" };
  }

  private takeParagraph({ scene, paragraph, text }: { scene: number; paragraph: number; text: string }): RunChange {
    this.text = textAfter(this.text, text);
    return { kind: "paragraph", scene, paragraph, text };
  }

  /** When an attempt begins or ends, its unstored text is dropped. A request to pause or cancel alone drops nothing. */
  private takeState(state: RunStateData): RunChange {
    if (state.wish === undefined) {
      this.text = "";
      this.premiseText = "";
    }
    return { kind: "state", state };
  }

  private takeOther(event: { kind: string; message: string; details: Record<string, string> }): RunChange {
    if (event.kind === "premise_written") {
      this.premiseText = "";
      return { kind: "planned", what: "premise" };
    }
    if (event.kind === "outline_written") return { kind: "planned", what: "outline" };
    const scene = Number(event.details["scene"]);
    if (event.kind !== "scene_finished" || !Number.isInteger(scene)) return { kind: "other" };
    this.finishedScenes.add(scene);
    return { kind: "sceneFinished", scene, message: event.message };
  }
}

/**
 * The collected text without the part that a stored paragraph replaces.
 *
 * A piece may hold the end of one paragraph and the beginning of the next, which must be kept. A paragraph that was
 * shortened before it was stored replaces the whole of what was shown of it.
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
