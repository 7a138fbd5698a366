import { connection } from "../api/connection";
import type { RunEvent } from "../api/followRun";
import type { Outline } from "../api/outline";
import { asProblem, type Problem } from "../api/problem";
import { isOver, type RunState } from "../api/runs";
import { Signal } from "../api/signal";
import { patchPassage, putSceneText, readSceneText, readText, type EditedSceneText, type StoryText } from "../api/texts";
import { announce } from "../app/announce";
import type { StoryStore } from "../state/storyStore";
import { dropDraft, dropKey, keepDraft, orphanedDrafts, type Draft } from "./autosave/drafts";
import { ManuscriptEditor } from "./editor/manuscriptEditor";
import type { SceneHead } from "./editor/sceneView";
import { Follower } from "./autoScroller";
import { splitParagraphs } from "../text/paragraphs";
import { pendingParagraphs } from "../state/runReader";
import type { SavingPorts, StoredScene } from "./autosave/saving";
import { SceneSaver } from "./autosave/sceneSaver";
import { registerSender } from "../state/pendingText";

/** What the page shows of a manuscript beside its text. */
export interface ManuscriptView {
  /** Whether the text was read. */
  isReady: boolean;
  problem: Problem | null;
  /** The scene that a run is writing; null where none is. */
  liveScene: number | null;
  /** The premise as it comes, before there are scenes. */
  premise: string;
  scenes: readonly number[];
}

/** What the page does when something is chosen in the text. */
export interface ManuscriptHandlers {
  onMenu(scene: number, button: HTMLElement): void;
  onSelection(): void;
  onKey(event: KeyboardEvent): boolean;
}

const noHandlers: ManuscriptHandlers = { onMenu: () => undefined, onSelection: () => undefined, onKey: () => false };
/** Milliseconds after which text is shown although no picture was drawn. */
const LATEST_DRAW = 40;
const isWriting = (state: RunState): boolean => state === "queued" || state === "running" || state === "waiting";

/**
 * The text of one story on this page: the editor, what a run adds, and what is on its way to the server. It outlives the
 * write page, so that nothing is lost or forgotten when the writer looks elsewhere.
 */
export class ManuscriptSession {
  readonly view = new Signal<ManuscriptView>({ isReady: false, problem: null, liveScene: null, premise: "", scenes: [] });
  readonly saver: SceneSaver;
  readonly follower = new Follower(() => this.liveEnd());
  handlers: ManuscriptHandlers = noHandlers;
  editor: ManuscriptEditor | null = null;
  private store: StoryStore | null = null;
  private stops: (() => void)[] = [];
  private textRevision = 0;
  private reading: Promise<void> | null = null;
  private readTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly finished = new Set<number>();
  /** Scenes to which the run that is followed has added, as far as it was seen here. */
  private readonly grown = new Set<number>();
  private run: string | null = null;
  private early: RunEvent[] = [];
  private cancelDraw: (() => void) | null = null;
  private outline: Outline | null = null;
  private readonly orphans = new Map<number, string[]>();
  private readonly channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("storywriter.texts");

  constructor(readonly id: string) {
    this.saver = new SceneSaver(this.ports());
    this.channel?.addEventListener("message", (event: MessageEvent<{ story: string }>) => {
      if (event.data.story === this.id) this.readSoon();
    });
    connection.subscribe(() => {
      if (connection.get().isUp) void this.saver.retry();
    });
    document.addEventListener("visibilitychange", () => {
      this.cancelDraw?.();
      this.cancelDraw = null;
      this.showSoon();
    });
    window.addEventListener("pagehide", () => this.saver.keepNow());
    window.addEventListener("beforeunload", (event) => {
      this.saver.keepNow();
      // The copy on this machine survives, but whoever closes the page should know that the server does not have it.
      if (this.saver.dirty.length > 0 && !connection.get().isUp) event.preventDefault();
    });
  }

  /** Follows the store of the room that is open. */
  attach(store: StoryStore): void {
    if (this.store === store) return;
    this.detach();
    this.store = store;
    this.run = null;
    this.early = [];
    const unhear = store.onRunEvent((event, run) => this.hear(event, run));
    const unsubscribe = store.subscribe(() => this.look());
    this.stops = [unhear, unsubscribe];
    void this.read();
  }

  /** Lets go of the room; what is not saved yet is sent on. */
  detach(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
    this.store = null;
    void this.saver.flush();
  }

  /** Reads the text again and shows what is new. */
  read(): Promise<void> {
    clearTimeout(this.readTimer);
    this.readTimer = undefined;
    this.reading ??= this.readOnce().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** The scene with that number as the outline has it. */
  plan(number: number): { title: string; word_budget: number; is_written: boolean } | null {
    return this.store?.get().story?.outline?.scenes.find((scene) => scene.number === number) ?? null;
  }

  private async readOnce(): Promise<void> {
    try {
      if (!this.store?.get().story) await this.store?.reload();
      const { value } = await readText(this.id);
      this.show(value);
      if (!this.view.get().isReady) await this.recover();
      this.patch({ isReady: true, problem: null });
      const early = this.early;
      this.early = [];
      for (const event of early) this.apply(event);
      this.look();
    } catch (error) {
      const problem = asProblem(error);
      if (problem) this.patch({ problem });
    }
  }

  /** Reads before long, once for many reasons; one that comes later does not put it off. */
  private readSoon(): void {
    this.readTimer ??= setTimeout(() => void this.read(), 250);
  }

  private show(text: StoryText): void {
    const texts = new Map(text.scenes.map((scene) => [scene.scene, splitParagraphs(scene.text)]));
    const planned = this.store?.get().story?.outline?.scenes.map((scene) => scene.number) ?? [];
    const numbers = [...new Set([...planned, ...texts.keys()])].sort((one, other) => one - other);
    this.textRevision = Math.max(this.textRevision, text.revision);
    this.store?.noteRevision(text.revision);
    if (numbers.length === 0) return;
    const scenes = numbers.map((number) => ({ number, paragraphs: texts.get(number) ?? [] }));
    if (!this.editor) this.editor = this.newEditor(scenes);
    else if (!this.hasScenes(numbers)) this.editor.setScenes(scenes.map((scene) => this.withOwn(scene)));
    for (const { number, paragraphs } of scenes) {
      if (!this.isBehind(number, paragraphs)) this.saver.take(number, paragraphs, text.revision);
    }
    if (!this.hasScenes(numbers, this.view.get().scenes)) this.patch({ scenes: numbers });
  }

  /** What was typed and not sent yet stays when scenes come or go. */
  private withOwn(scene: { number: number; paragraphs: string[] }): { number: number; paragraphs: string[] } {
    return this.saver.dirty.includes(scene.number)
      ? { number: scene.number, paragraphs: this.editor!.paragraphs(scene.number) }
      : scene;
  }

  private hasScenes(numbers: readonly number[], shown = this.view.get().scenes): boolean {
    return numbers.length === shown.length && numbers.every((number, index) => shown[index] === number);
  }

  /** Whether a text was read before a run added what is shown already. A run only adds. */
  private isBehind(number: number, paragraphs: readonly string[]): boolean {
    const base = this.saver.base(number);
    return this.grown.has(number) && paragraphs.length < base.length && paragraphs.every((text, index) => base[index] === text);
  }

  private newEditor(scenes: { number: number; paragraphs: string[] }[]): ManuscriptEditor {
    const language = this.store?.get().story?.brief.language ?? "en";
    return new ManuscriptEditor(scenes, language, {
      head: (scene) => this.head(scene),
      onMenu: (scene, button) => this.handlers.onMenu(scene, button),
      onEdit: (edited, isByHand) => edited.forEach((scene) => this.saver.touched(scene, isByHand)),
      onSelection: () => this.handlers.onSelection(),
      onKey: (event) => this.handlers.onKey(event),
    });
  }

  private head(number: number): SceneHead {
    const plan = this.plan(number);
    const isLive = this.view.get().liveScene === number;
    const note = isLive ? "Being written" : plan && !plan.is_written && !this.finished.has(number) && this.saver.base(number).length > 0 ? "Not finished" : "";
    return { title: plan?.title ?? "", askedWords: plan?.word_budget ?? 0, note, isLocked: isLive };
  }

  /** Offers what pages left behind that were closed before the server had their text. */
  private async recover(): Promise<void> {
    const drafts = await orphanedDrafts(this.id).catch((): Draft[] => []);
    for (const draft of drafts) {
      this.orphans.set(draft.scene, [...(this.orphans.get(draft.scene) ?? []), draft.key]);
      this.saver.recover(draft.scene, draft);
    }
    if (drafts.length > 0) announce("Changes from an earlier visit were found.");
  }

  /** Looks what the store has learned: another run, other heads, a newer text. */
  private look(): void {
    const state = this.store?.get();
    if (!state?.story || !this.view.get().isReady) return;
    const planned = state.story.outline?.scenes.map((scene) => scene.number) ?? [];
    const isNew = state.revision > this.textRevision && !(state.run && isWriting(state.run.status));
    if (isNew || planned.some((number) => !this.view.get().scenes.includes(number))) this.readSoon();
    this.noteLive();
    if (this.view.get().liveScene !== null) this.showSoon();
    if (state.story.outline !== this.outline) this.editor?.refreshHeads();
    this.outline = state.story.outline;
  }

  private hear(event: RunEvent, run: string): void {
    if (run !== this.run) {
      this.run = run;
      this.finished.clear();
      this.grown.clear();
    }
    if (!this.view.get().isReady) this.early.push(event);
    else this.apply(event);
  }

  private apply(event: RunEvent): void {
    if (event.name === "paragraph") this.addParagraph(event.data);
    else if (event.name === "event") this.takeHappening(event.data);
    else if (event.name === "state") this.takeState(event.data.state);
    if (event.name !== "progress") this.showSoon();
  }

  private addParagraph(data: { scene: number; paragraph: number; text: string }): void {
    const known = this.saver.base(data.scene).length;
    if (!this.saver.append(data.scene, data.paragraph, data.text)) this.readSoon();
    else if (data.paragraph > known) {
      this.grown.add(data.scene);
      // Said once, when it is whole: words that trickle in cannot be listened to.
      announce(data.text);
      this.showLive();
    }
  }

  private takeHappening(data: { kind: string; message: string; details: Record<string, string> }): void {
    if (data.kind === "scene_finished") {
      this.finished.add(Number(data.details["scene"]));
      announce(data.message);
      this.readSoon();
    } else if (data.kind === "outline_written") this.readSoon();
  }

  private takeState(state: RunState): void {
    // Whatever happened while nobody wrote, or by whom, is in the text by now.
    this.readSoon();
    if (!isWriting(state)) void this.read().then(() => this.saver.retry());
  }

  /**
   * Shows what came, once for each picture that the screen draws. A page that shares its machine with many others may wait
   * long for a picture: then a timer does. One that is not seen gets neither pictures nor timers in time. It takes the text
   * at once, which costs next to nothing there, since nothing is laid out.
   */
  private showSoon(): void {
    if (this.cancelDraw) return;
    let isOff = false;
    const draw = (): void => {
      if (isOff) return;
      this.cancelDraw?.();
      this.cancelDraw = null;
      this.showLive();
      if (document.visibilityState === "visible") this.follower.grown();
    };
    const isHidden = document.visibilityState === "hidden";
    if (isHidden) queueMicrotask(draw);
    const frame = isHidden ? 0 : requestAnimationFrame(draw);
    const timer = isHidden ? undefined : setTimeout(draw, LATEST_DRAW);
    this.cancelDraw = () => {
      isOff = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }

  /** Puts the text that is not stored yet behind the scene that it belongs to. */
  private showLive(): void {
    this.noteLive();
    const scene = this.view.get().liveScene;
    const log = this.store?.log;
    if (scene !== null && log) this.editor?.showLive(scene, pendingParagraphs(log.pending));
  }

  /** Looks which scene is being written, and what of the premise has come. */
  private noteLive(): void {
    const state = this.store?.get();
    const isLive = state?.run != null && isWriting(state.run.status) && !isOver(state.run.status);
    const scene = isLive ? this.sceneUnderWay() : null;
    const before = this.view.get().liveScene;
    if (before !== null && before !== scene) this.editor?.showLive(before, []);
    const premise = isLive ? this.store?.log?.premise ?? "" : "";
    if (before === scene && premise === this.view.get().premise) return;
    this.patch({ liveScene: scene, premise });
    this.editor?.lock(new Set(scene === null ? [] : [scene]));
    this.editor?.refreshHeads();
    this.showSoon();
  }

  /** The scene whose text comes next. The log names it only once its first paragraph is stored. */
  private sceneUnderWay(): number | null {
    const state = this.store?.get();
    const scenes = state?.story?.outline?.scenes ?? [];
    const named = state?.progress?.scene ?? null;
    const isOpen = (number: number): boolean => !this.finished.has(number) && this.plan(number)?.is_written === false;
    if (named !== null && isOpen(named)) return named;
    const next = scenes.find((scene) => isOpen(scene.number))?.number;
    return next ?? (named !== null && this.plan(named) ? named : null);
  }

  private liveEnd(): HTMLElement | null {
    const scene = this.view.get().liveScene;
    return scene === null ? null : this.editor?.liveEnd(scene) ?? null;
  }

  private ports(): SavingPorts {
    const stored = (after: EditedSceneText): StoredScene => ({ text: after.text, words: after.words, revision: after.revision, after });
    return {
      read: async (scene) => (await readSceneText(this.id, scene)).value,
      put: async (scene, text, revision, sitting) => stored((await putSceneText(this.id, scene, text, revision, sitting)).value),
      patch: async (scene, paragraph, text, revision, sitting) =>
        stored((await patchPassage(this.id, scene, paragraph, text, revision, sitting)).value),
      local: (scene) => this.editor?.paragraphs(scene) ?? [],
      adopt: (scene, paragraphs) => this.editor?.adopt(scene, paragraphs),
      append: (scene, text) => this.editor?.append(scene, text),
      replace: (scene, paragraphs) => this.editor?.replace(scene, paragraphs),
      keep: (scene, copy) => this.keep(scene, copy),
      saved: (scene, answer) => this.saved(scene, answer),
      now: () => performance.now(),
      later: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    };
  }

  private keep(scene: number, copy: { base: string[]; text: string[] } | null): void {
    // Where the browser keeps nothing, the page itself still holds the text, and says when it is not saved.
    if (copy) void keepDraft(this.id, scene, copy.base, copy.text).catch(() => undefined);
    else {
      void dropDraft(this.id, scene).catch(() => undefined);
      for (const key of this.orphans.get(scene) ?? []) void dropKey(key).catch(() => undefined);
      this.orphans.delete(scene);
    }
  }

  /** The answer is the new state; only where somebody else's change lies between it and what is known here, that is read. */
  private saved(_scene: number, answer: StoredScene): void {
    const isNext = answer.revision === this.textRevision + 1;
    this.textRevision = Math.max(this.textRevision, isNext ? answer.revision : 0);
    if (answer.after) this.store?.takeText(answer.after);
    else this.store?.noteRevision(answer.revision);
    this.channel?.postMessage({ story: this.id });
    if (!isNext) this.readSoon();
  }

  private patch(change: Partial<ManuscriptView>): void {
    this.view.update((view) => ({ ...view, ...change }));
  }
}

const sessions = new Map<string, ManuscriptSession>();

/** The session of a story; there is one for as long as the page lives, so that what was typed is never forgotten. */
export function manuscriptOf(id: string): ManuscriptSession {
  let session = sessions.get(id);
  if (!session) {
    session = new ManuscriptSession(id);
    sessions.set(id, session);
    const { saver } = session;
    registerSender(id, () => saver.flush());
  }
  return session;
}
