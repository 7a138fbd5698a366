import { Problem } from "../../api/problem";
import { Signal } from "../../api/signal";
import { mergeParagraphs } from "../../text/merge";
import { joinParagraphs, patchBetween, sameParagraphs, splitParagraphs, storedForm } from "../../text/paragraphs";
import type { Choice, Conflict, SavingPorts, SavingState, StoredScene } from "./saving";
import { EditSessions } from "./editSessions";

/** Milliseconds without typing after which a change is sent. */
const QUIET = 2_500;
/** Milliseconds after which it is sent although the writer types on. */
const LONGEST = 20_000;
/** Milliseconds without typing after which the copy on this machine is renewed, and the most while the writer types on. */
const COPY_QUIET = 400;
const COPY_LONGEST = 3_000;
/** How often a save is tried again at once because only other scenes were changed in the meantime. */
const MOST_RACES = 5;

interface SceneState {
  /** What the server has, as far as is known here. */
  base: string[];
  /** The story's revision at which it had it. Only with that one may the scene be replaced. */
  revision: number;
  /** What was sent when the server answered with `base`; it may have dropped what it does not keep. */
  sent: string[] | null;
  edits: number;
  /** The number of the last edit that was not made by hand, and of the last one that the server has. */
  lastTaken: number;
  lastSent: number;
  isDirty: boolean;
  firstEdit: number;
  firstUncopied: number | null;
  stopCopy: (() => void) | null;
}

/**
 * Brings the writer's changes to the server, scene by scene and one at a time, and never over anybody else's.
 *
 * A save names the revision that it is made on. Where the server has another one, the scene is read: if nobody changed this
 * scene, it is sent again on the new revision; if somebody did, it becomes a conflict and waits for the writer.
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

  /** What the server has of a scene, as far as is known. */
  base(scene: number): readonly string[] {
    return this.scene(scene).base;
  }

  /** Scenes with changes that the server does not have. */
  get dirty(): number[] {
    return [...this.scenes].filter(([, scene]) => scene.isDirty).map(([number]) => number);
  }

  /** Notes that the writer changed a scene: by hand, or by taking what somebody else wrote. */
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
   * Takes what the server has of a scene: shows it where nothing was changed here; else it is a conflict, unless both are
   * equal or the server's did not change.
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

  /** Takes a paragraph that a run stored. False where one before it is missing here: then the scene must be read. */
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

  /** Takes a copy that was kept on this machine when the server did not have it yet. */
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

  /** Does what the writer decided about a conflict. */
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

  /** Sends everything now. Says whether the server has it all. */
  async flush(): Promise<boolean> {
    this.stopTimer?.();
    this.stopTimer = null;
    this.work ??= this.sendAll().finally(() => {
      this.work = null;
    });
    await this.work;
    return this.dirty.length === 0;
  }

  /** Tries again: the server is back, or the run that held it up is over. */
  async retry(): Promise<void> {
    this.failures = 0;
    if (this.dirty.length > 0) await this.flush();
  }

  /** Writes all copies that wait, before the page goes away. */
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

  /** One changed paragraph goes alone: a long scene need not travel for a comma. What was typed names its editSession. */
  private store(number: number, { base, revision, lastTaken, lastSent }: SceneState, mine: string[]): Promise<StoredScene> {
    const editSession = lastTaken > lastSent ? undefined : this.editSessions.name(number);
    const patch = patchBetween(base, mine);
    if (patch && patch.before.length === 1 && patch.after.length >= 1) {
      return this.ports.patch(number, patch.index + 1, joinParagraphs(patch.after), revision, editSession);
    }
    return this.ports.put(number, joinParagraphs(mine), revision, editSession);
  }

  /** Looks whether somebody else changed a scene: what is typed from then on is another editSession. */
  private notice(number: number, scene: SceneState, theirs: readonly string[]): void {
    if (!sameParagraphs(scene.base, theirs)) this.editSessions.end(number);
  }

  /** The server made our change on `from` and nothing else: what was known of other scenes at `from` still holds at `to`. */
  private advance(from: number, to: number): void {
    for (const scene of this.scenes.values()) {
      if (scene.revision === from) scene.revision = to;
    }
  }

  /** Reads what the server has; says whether the scene can be sent again. */
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
