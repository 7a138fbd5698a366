import { newIntent } from "../api/client";
import { asProblem, Problem } from "../api/problem";
import { propose, type NewProposal, type ProposalAction, type Proposals } from "../api/proposals";
import { Signal } from "../api/signal";
import { announce } from "../app/announce";
import type { ManuscriptRange } from "./editor/manuscriptEditor";
import type { ManuscriptSession } from "./manuscriptSession";
import { splitParagraphs, sameParagraphs, storedForm } from "../text/paragraphs";
import { toLocal, toStored } from "./storedPlaces";

/** The writer's request. */
export interface Asked {
  action: ProposalAction;
  note: string;
  alternatives: number;
  range: ManuscriptRange;
  /** Whether the request still needs a note. */
  isDraft: boolean;
}

/** The state of a request. */
export interface ProposalState {
  asked: Asked | null;
  isBusy: boolean;
  problem: Problem | null;
  /** The options as far as they have arrived. */
  texts: string[];
  result: Proposals | null;
}

const idle: ProposalState = { asked: null, isBusy: false, problem: null, texts: [], result: null };
const MARK = "proposal";

/** Whether an action requires a note. */
export const needsNote = (action: ProposalAction): boolean => action === "tone" || action === "point_of_view";

/** Proposals for a selection: requests them, shows them as they arrive, and applies the chosen one. */
export class SelectionProposals {
  readonly state = new Signal<ProposalState>(idle);
  private controller: AbortController | null = null;

  constructor(private readonly session: ManuscriptSession) {}

  /** Starts a request for a selection. Actions that need no note are sent at once. */
  begin(action: ProposalAction, range: ManuscriptRange, options: { note?: string; alternatives?: number } = {}): void {
    this.controller?.abort();
    const asked: Asked = {
      action, range, note: options.note ?? "", alternatives: options.alternatives ?? 1,
      isDraft: needsNote(action) && !options.note,
    };
    this.state.set({ ...idle, asked });
    this.session.editor?.mark(MARK, range);
    if (!asked.isDraft) void this.ask();
  }

  /** Sends the request, or sends it again with another note or number of options. */
  async ask(change: Partial<Pick<Asked, "note" | "alternatives">> = {}): Promise<void> {
    const now = this.state.get().asked;
    if (!now) return;
    const range = this.session.editor?.marked(MARK) ?? now.range;
    const asked = { ...now, ...change, range, isDraft: false };
    this.controller?.abort();
    const controller = new AbortController();
    this.controller = controller;
    this.state.set({ ...idle, asked, isBusy: true });
    try {
      const isSent = await this.session.saver.flush();
      if (!isSent) throw notSent();
      const { value } = await propose(this.session.id, range.scene, this.order(asked), newIntent(), {
        onDelta: (delta) => {
          if (!controller.signal.aborted) this.show((delta.alternative ?? 1) - 1, delta.text);
        },
      }, controller.signal);
      if (controller.signal.aborted) return;
      this.state.set({ ...idle, asked, result: value, texts: value.proposals.map((proposal) => proposal.text) });
      this.markResult(value);
      announce(value.proposals.length === 1 ? "One option is ready." : `${value.proposals.length} options are ready.`);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.state.update((state) => ({ ...state, isBusy: false, problem: asProblem(error) }));
    } finally {
      if (this.controller === controller) this.controller = null;
    }
  }

  /** Replaces the text with an option and saves it; this can be undone. Returns whether it succeeded. */
  async accept(index: number): Promise<boolean> {
    const { result, texts } = this.state.get();
    const editor = this.session.editor;
    const text = texts[index];
    if (!result || !editor || text === undefined) return false;
    const range = editor.marked(MARK) ?? this.local(result);
    if (!range || !sameParagraphs(splitParagraphs(editor.text(range)), splitParagraphs(result.text))) {
      this.state.update((state) => ({ ...state, problem: changedMeanwhile() }));
      return false;
    }
    editor.replaceRange(range, text.split(/\n+/));
    this.close();
    editor.focus();
    announce("The text was replaced. Undo restores the old text.");
    await this.session.saver.flush();
    return true;
  }

  /** Closes the panel without a change. */
  close(): void {
    this.controller?.abort();
    this.controller = null;
    this.session.editor?.mark(MARK, null);
    this.state.set(idle);
  }

  private order(asked: Asked): NewProposal {
    const paragraphs = this.session.editor?.paragraphs(asked.range.scene) ?? [];
    const from = toStored(paragraphs, asked.range.from);
    const to = toStored(paragraphs, asked.range.to);
    const common = { action: asked.action, alternatives: asked.alternatives, ...(asked.note ? { note: asked.note } : {}) };
    if (asked.action === "continue") return { ...common, from: to, to };
    const text = storedForm((this.session.editor?.text(asked.range) ?? "").split("\n\n")).join("\n\n");
    return { ...common, from, to, text };
  }

  private show(index: number, piece: string): void {
    this.state.update((state) => {
      const texts = [...state.texts];
      while (texts.length <= index) texts.push("");
      texts[index] += piece;
      return { ...state, texts };
    });
  }

  /** The server may replace more than the selection: whole sentences. */
  private markResult(result: Proposals): void {
    this.session.editor?.mark(MARK, this.local(result));
  }

  private local(result: Proposals): ManuscriptRange | null {
    const paragraphs = this.session.editor?.paragraphs(result.scene) ?? [];
    const [from, to] = [toLocal(paragraphs, result.from), toLocal(paragraphs, result.to)];
    return from && to ? { scene: result.scene, from, to } : null;
  }
}

function notSent(): Problem {
  return new Problem({
    type: "/problems/not-sent", title: "Unsaved changes", status: 0,
    detail: "Your latest changes are not saved yet. Wait until they are saved, or resolve the conflict, then try again.",
  });
}

function changedMeanwhile(): Problem {
  return new Problem({
    type: "/problems/changed", title: "The text has changed", status: 0,
    detail: "The passage to replace is no longer there. Select the text and try again; you can still copy the suggestion.",
  });
}
