import type { ParagraphPatch } from "../../text/paragraphs";

/** A change to the paragraphs of one scene. */
export interface ScenePatch extends ParagraphPatch {
  scene: number;
}

/** A position in the manuscript. */
export interface ManuscriptPlace {
  scene: number;
  /** From 0 within the scene. */
  paragraph: number;
  /** In UTF-16 units. */
  offset: number;
}

/** A step that can be undone. */
export interface Edit {
  patches: ScenePatch[];
  /** The caret before and after. */
  before: ManuscriptPlace | null;
  after: ManuscriptPlace | null;
  /** Continuous typing is joined to one edit; anything else is an edit of its own. */
  isTyping: boolean;
  /** Whether the writer typed it, as opposed to text used from elsewhere. */
  isByHand: boolean;
  at: number;
}

/** Milliseconds after which typing starts a new edit. */
const PAUSE = 700;
const MOST_EDITS = 1_000;

/**
 * The edits that can be undone and redone.
 *
 * Edits are stored as paragraphs, not as positions in a document, so that text added by a run or another tab does not
 * disturb them. An edit whose paragraphs no longer exist is dropped, because it cannot be undone safely.
 */
export class EditHistory {
  private done: Edit[] = [];
  private undone: Edit[] = [];
  private isClosed = true;

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Adds an edit. */
  record(edit: Edit): void {
    this.undone = [];
    const last = this.done[this.done.length - 1];
    const joined = last && !this.isClosed && isContinuation(last, edit) ? join(last, edit) : null;
    if (joined) this.done[this.done.length - 1] = joined;
    else this.done.push(edit);
    if (this.done.length > MOST_EDITS) this.done.shift();
    this.isClosed = !edit.isTyping;
  }

  /** Ends the current edit, so that the next one stands alone. */
  close(): void {
    this.isClosed = true;
  }

  /** The patches that undo the last edit; null if none still fits. */
  undo(read: (scene: number) => readonly string[]): Edit | null {
    return this.move(this.done, this.undone, read, (edit) => ({
      ...edit,
      patches: edit.patches.map((patch) => ({ ...patch, before: patch.after, after: patch.before })),
      before: edit.after,
      after: edit.before,
    }));
  }

  /** The patches that redo the last undone edit; null if none still fits. */
  redo(read: (scene: number) => readonly string[]): Edit | null {
    return this.move(this.undone, this.done, read, (edit) => edit);
  }

  private move(
    from: Edit[], to: Edit[], read: (scene: number) => readonly string[], turned: (edit: Edit) => Edit,
  ): Edit | null {
    this.isClosed = true;
    for (let edit = from.pop(); edit; edit = from.pop()) {
      const wanted = turned(edit);
      const placed = wanted.patches.map((patch) => place(patch, read(patch.scene)));
      if (placed.every((patch): patch is ScenePatch => patch !== null)) {
        to.push(edit);
        return { ...wanted, patches: placed };
      }
    }
    return null;
  }
}

function isContinuation(last: Edit, edit: Edit): boolean {
  const [one, other] = [last.patches[0], edit.patches[0]];
  return last.isTyping && edit.isTyping && edit.at - last.at < PAUSE && last.patches.length === 1
    && edit.patches.length === 1 && one!.scene === other!.scene && one!.index === other!.index
    && one!.after.length === 1 && other!.before.length === 1 && one!.after[0] === other!.before[0];
}

function join(last: Edit, edit: Edit): Edit {
  const [one, other] = [last.patches[0]!, edit.patches[0]!];
  return { ...edit, before: last.before, patches: [{ ...other, before: one.before }] };
}

/** The patch at the current place of its paragraphs: its own index, or the nearest one that matches. */
function place(patch: ScenePatch, paragraphs: readonly string[]): ScenePatch | null {
  const fits = (index: number): boolean =>
    index >= 0 && index + patch.before.length <= paragraphs.length
    && patch.before.every((text, offset) => paragraphs[index + offset] === text);
  if (fits(patch.index)) return patch;
  if (patch.before.length === 0) return null;
  for (let distance = 1; distance <= paragraphs.length; distance += 1) {
    if (fits(patch.index - distance)) return { ...patch, index: patch.index - distance };
    if (fits(patch.index + distance)) return { ...patch, index: patch.index + distance };
  }
  return null;
}
