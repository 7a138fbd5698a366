import { Problem } from "../../api/problem";
import { Signal } from "../../api/signal";
import { mergeParagraphs } from "../../text/merge";
import { joinParagraphs, patchBetween, sameParagraphs, splitParagraphs, storedForm } from "../../text/paragraphs";
import type { Choice, Conflict, SavingPorts, SavingState, StoredScene } from "./saving";
import { EditSessions } from "./editSessions";

/** Milliseconds without typing after which a change is sent. */
const QUIET = 2_500;
/** Milliseconds after which it is sent even if the writer types on. */
const LONGEST = 20_000;
/** Milliseconds without typing after which the draft is stored, and the most while the writer types on. */
const COPY_QUIET = 400;
const COPY_LONGEST = 3_000;
/** How often a save is retried at once because only other scenes were changed in the meantime. */
const MOST_RACES = 5;

interface SceneState {
  /** The server's text, as far as it is known. */
  base: string[];
  /** The story's revision with that text. The scene can only be replaced with this revision. */
  revision: number;
  /** The text whose saved form is `base`; the server may have normalized it. */
  sent: string[] | null;
  edits: number;
  /** The numbers of the last edit not made by hand, and of the last edit that the server has. */
  lastTaken: number;
  lastSent: number;
  isDirty: boolean;
  firstEdit: number;
  firstUncopied: number | null;
  stopCopy: (() => void) | null;
}

/**
 * Saves the writer's changes scene by scene, and never overwrites changes from elsewhere.
 *
 * A save names the revision on which it is based. If the server has another one, the scene is read. If the scene is
 * unchanged there, it is sent again with the new revision; otherwise there is a conflict, which the writer resolves.
 */
export class SceneSaver {
  readonly state = new Signal<SavingState>({ kind: "saved", problem: null, conflicts: [] });
  private readonly scenes = new Map<number, SceneState>();
  private readonly conflicts = new Map<number, Conflict>();
  private readonly editSessions: EditSessions;
  private stopTimer: (() => void) | null = null;
  private work: Promise<void> | null = null;
  private failures = 0;
  private lastEdit = 0;

  constructor(private readonly ports: SavingPorts) {
    this.editSessions = new EditSessions(() => ports.now());
  }

  /** The server's text of a scene, as far as it is known. */
  base(scene: number): readonly string[] {
    return this.scene(scene).base;
  }

  /** Scenes with unsaved changes. */
  get dirty(): number[] {
    return [...this.scenes].filter(([, scene]) => scene.isDirty).map(([number]) => number);
  }

  /** Records a change of a scene: by hand, or by using text from elsewhere. */
  touched(number: number, isByHand = true): void {
    const scene = this.scene(number);
    const now = this.ports.now();
    scene.edits += 1;
    if (isByHand) this.editSessions.typed(number);
    else {
      this.editSessions.end(number);
      scene.lastTaken = scene.edits;
    }
    if (!scene.isDirty) scene.firstEdit = now;
    scene.isDirty = true;
    this.lastEdit = now;
    this.copyLater(number, scene, now);
    if (this.state.get().kind !== "held" && this.state.get().kind !== "away") this.schedule();
    this.tell();
  }

  /**
   * Applies the server's text of a scene: shows it if the scene has no unsaved changes; otherwise there is a conflict,
   * unless both texts are equal or the server's has not changed.
   */
  take(number: number, paragraphs: string[], revision?: number): void {
    const scene = this.scene(number);
    this.notice(number, scene, paragraphs);
    if (!scene.isDirty) {
      scene.revision = revision ?? scene.revision;
      scene.base = [...paragraphs];
      scene.sent = null;
      this.ports.adopt(number, paragraphs);
      return;
    }
    const mine = storedForm(this.ports.local(number));
    if (sameParagraphs(mine, paragraphs)) this.settle(number, scene, paragraphs, mine);
    else if (!sameParagraphs(scene.base, paragraphs)) this.collide(number, mine, paragraphs, "editor");
    else scene.revision = revision ?? scene.revision;
    this.tell();
  }

  /** Applies a paragraph that a run stored. Returns false if an earlier one is missing here, so that the scene must be read. */
  append(number: number, paragraph: number, text: string): boolean {
    const scene = this.scene(number);
    if (paragraph !== scene.base.length + 1) return paragraph <= scene.base.length;
    if (scene.isDirty) {
      this.take(number, [...scene.base, text]);
      return true;
    }
    this.editSessions.end(number);
    scene.base.push(text);
    scene.sent = null;
    this.ports.append(number, text);
    return true;
  }

  /** Applies a draft from an earlier visit. */
  recover(number: number, copy: { base: string[]; text: string[] }): void {
    const scene = this.scene(number);
    const mine = storedForm(copy.text);
    if (sameParagraphs(mine, scene.base) || mine.length === 0) this.ports.keep(number, null);
    else if (sameParagraphs(copy.base, scene.base) && !scene.isDirty) {
      this.ports.replace(number, copy.text);
      this.touched(number, false);
    } else this.collide(number, mine, scene.base, "copy", copy.base);
    this.tell();
  }

  /** Applies the writer's decision about a conflict. */
  resolve(number: number, choice: Choice): void {
    const conflict = this.conflicts.get(number);
    if (!conflict) return;
    const scene = this.scene(number);
    const mine = conflict.source === "editor" ? this.ports.local(number) : conflict.mine;
    this.conflicts.delete(number);
    scene.base = conflict.theirs;
    scene.sent = null;
    if (choice === "theirs") this.ports.replace(number, conflict.theirs);
    else if (choice === "both") this.ports.replace(number, mergeParagraphs(conflict.base, storedForm(mine), conflict.theirs));
    else if (conflict.source === "copy") this.ports.replace(number, mine);
    this.touched(number, false);
    void this.flush();
  }

  /** Saves everything now. Returns whether the server has all of it. */
  async flush(): Promise<boolean> {
    this.stopTimer?.();
    this.stopTimer = null;
    this.work ??= this.sendAll().finally(() => {
      this.work = null;
    });
    await this.work;
    return this.dirty.length === 0;
  }

  /** Tries again when the server responds again, or when the run that blocked saving is over. */
  async retry(): Promise<void> {
    this.failures = 0;
    if (this.dirty.length > 0) await this.flush();
  }

  /** Stores all pending drafts before the page closes. */
  keepNow(): void {
    for (const [number, scene] of this.scenes) {
      if (scene.isDirty) this.copy(number, scene);
    }
  }

  private scene(number: number): SceneState {
    let scene = this.scenes.get(number);
    if (!scene) {
      scene = { base: [], revision: 0, sent: null, edits: 0, lastTaken: 0, lastSent: 0, isDirty: false, firstEdit: 0, firstUncopied: null, stopCopy: null };
      this.scenes.set(number, scene);
    }
    return scene;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const next = this.dirty.find((number) => !this.conflicts.has(number));
      if (next === undefined) break;
      if (this.state.get().kind !== "away") this.tell("saving");
      try {
        await this.send(next);
        this.failures = 0;
      } catch (error) {
        this.fail(error);
        return;
      }
    }
    this.tell();
  }

  private async send(number: number): Promise<void> {
    for (let race = 0; ; race += 1) {
      const scene = this.scene(number);
      const { edits } = scene;
      const mine = storedForm(this.ports.local(number));
      if (sameParagraphs(mine, scene.base) || (scene.sent !== null && sameParagraphs(mine, scene.sent))) {
        this.settle(number, scene, scene.base, mine);
        return;
      }
      if (mine.length === 0) throw emptyScene(number);
      try {
        const stored = await this.store(number, scene, mine);
        this.advance(scene.revision, stored.revision);
        scene.base = splitParagraphs(stored.text);
        scene.sent = mine;
        scene.lastSent = edits;
        this.ports.saved(number, stored);
        if (scene.edits === edits) this.settle(number, scene, scene.base, mine);
        else this.copy(number, scene);
        return;
      } catch (error) {
        if (!(error instanceof Problem) || !error.isStale || race >= MOST_RACES) throw error;
        if (!(await this.catchUp(number, scene))) return;
      }
    }
  }

  /** Sends a single changed paragraph alone, so that a comma does not transfer a long scene. Typed text names its edit session. */
  private store(number: number, { base, revision, lastTaken, lastSent }: SceneState, mine: string[]): Promise<StoredScene> {
    const editSession = lastTaken > lastSent ? undefined : this.editSessions.name(number);
    const patch = patchBetween(base, mine);
    if (patch && patch.before.length === 1 && patch.after.length >= 1) {
      return this.ports.patch(number, patch.index + 1, joinParagraphs(patch.after), revision, editSession);
    }
    return this.ports.put(number, joinParagraphs(mine), revision, editSession);
  }

  /** Ends the edit session of a scene that was changed elsewhere. */
  private notice(number: number, scene: SceneState, theirs: readonly string[]): void {
    if (!sameParagraphs(scene.base, theirs)) this.editSessions.end(number);
  }

  /** The change from `from` to `to` was ours alone: what was known of other scenes at `from` still holds at `to`. */
  private advance(from: number, to: number): void {
    for (const scene of this.scenes.values()) {
      if (scene.revision === from) scene.revision = to;
    }
  }

  /** Reads the server's text. Returns whether the scene can be sent again. */
  private async catchUp(number: number, scene: SceneState): Promise<boolean> {
    const stored = await this.ports.read(number);
    scene.revision = stored.revision;
    const theirs = splitParagraphs(stored.text);
    this.notice(number, scene, theirs);
    if (sameParagraphs(theirs, scene.base)) return true;
    const mine = storedForm(this.ports.local(number));
    if (sameParagraphs(theirs, mine)) this.settle(number, scene, theirs, mine);
    else this.collide(number, mine, theirs, "editor");
    return false;
  }

  private settle(number: number, scene: SceneState, base: string[], mine: string[]): void {
    scene.base = base;
    scene.sent = mine;
    scene.lastSent = scene.edits;
    scene.isDirty = false;
    scene.stopCopy?.();
    scene.stopCopy = null;
    scene.firstUncopied = null;
    this.conflicts.delete(number);
    this.ports.keep(number, null);
  }

  private collide(
    number: number, mine: string[], theirs: string[], source: Conflict["source"], base = this.scene(number).base,
  ): void {
    const earlier = this.conflicts.get(number);
    this.conflicts.set(number, { scene: number, base: earlier?.base ?? base, mine, theirs, source });
  }

  private fail(error: unknown): void {
    const problem = error instanceof Problem ? error : null;
    if (!problem) {
      this.tell("refused");
      throw error;
    }
    this.keepNow();
    if (problem.kind === "run-active") this.tell("held", problem);
    else if (problem.isUnreachable || problem.status >= 500 || problem.status === 429) {
      this.failures += 1;
      const wait = Math.max((problem.retryAfter ?? 0) * 1_000, Math.min(30_000, 1_000 * 2 ** this.failures));
      this.stopTimer?.();
      this.stopTimer = this.ports.later(wait, () => void this.flush());
      this.tell("away", problem);
    } else this.tell("refused", problem);
  }

  private schedule(): void {
    const first = Math.min(...[...this.scenes.values()].filter((scene) => scene.isDirty).map((scene) => scene.firstEdit));
    const due = Math.min(this.lastEdit + QUIET, first + LONGEST);
    this.stopTimer?.();
    this.stopTimer = this.ports.later(Math.max(0, due - this.ports.now()), () => void this.flush());
  }

  private copyLater(number: number, scene: SceneState, now: number): void {
    scene.firstUncopied ??= now;
    scene.stopCopy?.();
    const due = Math.min(now + COPY_QUIET, scene.firstUncopied + COPY_LONGEST);
    scene.stopCopy = this.ports.later(Math.max(0, due - now), () => this.copy(number, scene));
  }

  private copy(number: number, scene: SceneState): void {
    scene.stopCopy?.();
    scene.stopCopy = null;
    scene.firstUncopied = null;
    this.ports.keep(number, { base: scene.base, text: this.ports.local(number) });
  }

  private tell(kind?: SavingState["kind"], problem: Problem | null = null): void {
    const conflicts = [...this.conflicts.values()].sort((one, other) => one.scene - other.scene);
    const now = this.state.get();
    const isStuck = now.kind === "held" || now.kind === "away";
    const rest = this.dirty.length === 0 ? "saved" : isStuck ? now.kind : this.work ? "saving" : "waiting";
    const next = kind ?? rest;
    const said = problem ?? (next === now.kind ? now.problem : null);
    const isSame = next === now.kind && said === now.problem && conflicts.length === now.conflicts.length
      && conflicts.every((conflict, index) => conflict === now.conflicts[index]);
    if (!isSame) this.state.set({ kind: next, problem: said, conflicts });
  }
}

function emptyScene(number: number): Problem {
  return new Problem({
    type: "/problems/empty-scene",
    title: "A scene cannot be empty",
    status: 422,
    detail: `Scene ${number} has no text. Enter at least one word, or undo. Until then the server keeps the previous text.`,
  });
}
