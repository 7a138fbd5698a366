import { connection } from "../api/connection";
import type { Outline, Scene } from "../api/outline";
import { asProblem } from "../api/problem";
import type { RunState } from "../api/runs";
import { Signal } from "../api/signal";
import { readText, type StoryText } from "../api/texts";
import { announce } from "../app/announce";
import { informOtherTabs } from "../state/otherTabs";
import { registerSender } from "../state/pendingText";
import type { RunChange } from "../state/runReader";
import type { StoryStore } from "../state/storyStore";
import { splitParagraphs } from "../text/paragraphs";
import { DraftKeeper } from "./autosave/draftKeeper";
import type { StoredScene } from "./autosave/saving";
import { savingPorts } from "./autosave/savingPorts";
import { SceneSaver } from "./autosave/sceneSaver";
import { ManuscriptEditor } from "./editor/manuscriptEditor";
import type { SceneContent } from "./editor/manuscriptSchema";
import type { SceneHead } from "./editor/sceneView";
import { isWriting, LiveText } from "./liveText";
import { emptyView, type ManuscriptView } from "./manuscriptView";

/** What the page does when something is chosen in the text. */
export interface ManuscriptHandlers {
  onMenu(scene: number, button: HTMLElement): void;
  onSelection(): void;
  onKey(event: KeyboardEvent): boolean;
}

const noHandlers: ManuscriptHandlers = { onMenu: () => undefined, onSelection: () => undefined, onKey: () => false };

/**
 * The manuscript of one story: connects the editor with the store, with the text that a run adds, and with the saver. It is
 * kept while the writer looks at another part of the story. `manuscriptOf` returns sessions and frees them.
 */
export class ManuscriptSession {
  readonly view = new Signal<ManuscriptView>(emptyView);
  readonly saver: SceneSaver;
  readonly live = new LiveText(this);
  handlers: ManuscriptHandlers = noHandlers;
  editor: ManuscriptEditor | null = null;
  store: StoryStore | null = null;
  private readonly drafts: DraftKeeper;
  /** Ends listening to the store. */
  private leaveStore: (() => void) | null = null;
  /** Ends listening to the page. */
  private leavePage: (() => void) | null = null;
  private textRevision = 0;
  private reading: Promise<void> | null = null;
  private readTimer: ReturnType<typeof setTimeout> | undefined;
  /** Scenes to which the followed run added text here. */
  private readonly grown = new Set<number>();
  private run: string | null = null;
  /** Changes of the run that arrived before the text was read. */
  private early: RunChange[] = [];
  private outline: Outline | null = null;
  private isDisposed = false;

  /** `onIdle` is called once the story's page was left and all text is saved. */
  constructor(readonly id: string, private readonly onIdle: (session: ManuscriptSession) => void = () => undefined) {
    this.drafts = new DraftKeeper(id);
    this.saver = new SceneSaver(savingPorts(id, () => this.editor, this.drafts, (answer) => this.saved(answer)));
    this.saver.state.subscribe(() => this.rest());
  }

  /** Connects to the store of the story's page, until it is closed. */
  attach(store: StoryStore): void {
    if (this.store === store) return;
    this.leaveStore?.();
    this.leavePage ??= this.listenToPage();
    this.store = store;
    this.run = null;
    this.early = [];
    const stops = [
      store.onRunChange((change, run) => this.hear(change, run)), store.subscribe(() => this.look()), store.onClose(() => this.detach()),
    ];
    this.leaveStore = () => stops.forEach((stop) => stop());
    void this.read().then(() => this.saver.retry());
  }

  /** Disconnects from the store, and saves what is not saved yet. */
  detach(): void {
    this.leaveStore?.();
    this.leaveStore = null;
    this.store = null;
    clearTimeout(this.readTimer);
    this.readTimer = undefined;
    this.live.stop();
    void this.saver.flush().catch(() => undefined);
    this.rest();
  }

  /** Frees the editor. The session cannot be used afterwards. */
  dispose(): void {
    this.isDisposed = true;
    this.leaveStore?.();
    this.leavePage?.();
    this.editor?.destroy();
    this.editor = null;
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

  private listenToPage(): () => void {
    const beforeUnload = (event: BeforeUnloadEvent): void => {
      this.saver.keepNow();
      // The draft in the browser survives, but the writer should know that the server does not have the text.
      if (this.saver.dirty.length > 0 && !connection.get().isUp) event.preventDefault();
    };
    const pageHide = (): void => this.saver.keepNow();
    document.addEventListener("visibilitychange", this.live.visibilityChanged);
    window.addEventListener("pagehide", pageHide);
    window.addEventListener("beforeunload", beforeUnload);
    const stops = [
      registerSender(this.id, () => this.saver.flush()),
      connection.subscribe(() => {
        if (connection.get().isUp) void this.saver.retry();
      }),
    ];
    return () => {
      document.removeEventListener("visibilitychange", this.live.visibilityChanged);
      window.removeEventListener("pagehide", pageHide);
      window.removeEventListener("beforeunload", beforeUnload);
      for (const stop of stops) stop();
    };
  }

  /** Stops listening to the page once the story's page was left and nothing is unsaved or in conflict. */
  private rest(): void {
    if (this.store || !this.leavePage || this.saver.dirty.length > 0 || this.saver.state.get().conflicts.length > 0) return;
    this.leavePage();
    this.leavePage = null;
    this.onIdle(this);
  }

  private async readOnce(): Promise<void> {
    try {
      if (!this.store?.get().story) await this.store?.reload();
      const { value } = await readText(this.id);
      if (this.isDisposed) return;
      this.show(value);
      if (!this.view.get().isReady && await this.drafts.recover(this.saver) > 0) announce("Unsaved changes from an earlier visit were found.");
      this.patch({ isReady: true, problem: null });
      const early = this.early;
      this.early = [];
      for (const change of early) this.apply(change);
      this.look();
    } catch (error) {
      const problem = asProblem(error);
      if (problem) this.patch({ problem });
    }
  }

  /** Reads soon, once for many reasons. A later one does not delay it. */
  private readSoon(): void {
    this.readTimer ??= setTimeout(() => void this.read(), 250);
  }

  private show(text: StoryText): void {
    const texts = new Map(text.scenes.map((scene) => [scene.scene, splitParagraphs(scene.text)]));
    const numbers = [...new Set([...this.planned().map((scene) => scene.number), ...texts.keys()])].sort((one, other) => one - other);
    this.textRevision = Math.max(this.textRevision, text.revision);
    this.store?.noteRevision(text.revision);
    if (numbers.length === 0) return;
    const scenes = numbers.map((number) => ({ number, paragraphs: texts.get(number) ?? [] }));
    if (!this.editor) this.editor = this.newEditor(scenes);
    else if (!this.hasScenes(numbers)) this.editor.setScenes(scenes.map((scene) => this.withUnsaved(scene)));
    for (const { number, paragraphs } of scenes) {
      if (!this.isBehind(number, paragraphs)) this.saver.take(number, paragraphs, text.revision);
    }
    if (!this.hasScenes(numbers)) this.patch({ scenes: numbers });
  }

  /** Keeps unsaved text when scenes are added or removed. */
  private withUnsaved(scene: SceneContent): SceneContent {
    return this.saver.dirty.includes(scene.number) ? { number: scene.number, paragraphs: this.editor!.paragraphs(scene.number) } : scene;
  }

  private hasScenes(numbers: readonly number[]): boolean {
    const shown = this.view.get().scenes;
    return numbers.length === shown.length && numbers.every((number, index) => shown[index] === number);
  }

  /** Whether a text was read before a run added what is already shown. A run only adds. */
  private isBehind(number: number, paragraphs: readonly string[]): boolean {
    const base = this.saver.base(number);
    return this.grown.has(number) && paragraphs.length < base.length && paragraphs.every((text, index) => base[index] === text);
  }

  private planned(): readonly Scene[] {
    return this.store?.get().story?.outline?.scenes ?? [];
  }

  private newEditor(scenes: SceneContent[]): ManuscriptEditor {
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
    const plan = this.planned().find((scene) => scene.number === number);
    const isLive = this.view.get().liveScene === number;
    const isBegun = plan && !plan.is_written && !this.store?.reader?.finished.has(number) && this.saver.base(number).length > 0;
    const note = isLive ? "Being written" : isBegun ? "Unfinished" : "";
    return { title: plan?.title ?? "", targetWords: plan?.word_budget ?? 0, note, isLocked: isLive };
  }

  /** Applies a change of the store: another run, other headings, a newer text. */
  private look(): void {
    const state = this.store?.get();
    if (!state?.story || !this.view.get().isReady) return;
    const isNewer = state.revision > this.textRevision && !(state.run && isWriting(state.run.status));
    if (isNewer || this.planned().some((scene) => !this.view.get().scenes.includes(scene.number))) this.readSoon();
    this.live.update();
    if (this.view.get().liveScene !== null) this.live.drawSoon();
    if (state.story.outline !== this.outline) this.editor?.refreshHeads();
    this.outline = state.story.outline;
  }

  private hear(change: RunChange, run: string): void {
    if (run !== this.run) {
      this.run = run;
      this.grown.clear();
    }
    if (!this.view.get().isReady) this.early.push(change);
    else this.apply(change);
  }

  private apply(change: RunChange): void {
    switch (change.kind) {
      case "paragraph":
        this.addParagraph(change);
        break;
      case "sceneFinished":
        announce(change.message);
        this.readSoon();
        break;
      case "planned":
        if (change.what === "outline") this.readSoon();
        break;
      case "state":
        this.takeState(change.state.state);
        break;
    }
    if (change.kind !== "progress") this.live.drawSoon();
  }

  private addParagraph({ scene, paragraph, text }: { scene: number; paragraph: number; text: string }): void {
    const known = this.saver.base(scene).length;
    if (!this.saver.append(scene, paragraph, text)) this.readSoon();
    else if (paragraph > known) {
      this.grown.add(scene);
      // Announced once it is complete: a screen reader cannot follow single words.
      announce(text);
      this.live.draw();
    }
  }

  private takeState(state: RunState): void {
    // Whatever changed in the meantime, the stored text has it.
    this.readSoon();
    if (!isWriting(state)) void this.read().then(() => this.saver.retry());
  }

  /** The answer is the new state. The text is read again only if the story was also changed elsewhere. */
  private saved(answer: StoredScene): void {
    const isNext = answer.revision === this.textRevision + 1;
    this.textRevision = Math.max(this.textRevision, isNext ? answer.revision : 0);
    if (!this.store) informOtherTabs({ id: this.id, revision: answer.revision });
    else if (answer.after) this.store.takeText(answer.after);
    else this.store.noteRevision(answer.revision);
    if (!isNext && this.store) this.readSoon();
  }

  private patch(change: Partial<ManuscriptView>): void {
    this.view.update((view) => ({ ...view, ...change }));
  }
}
