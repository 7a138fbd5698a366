import { isOver, type RunState } from "../api/runs";
import type { Signal } from "../api/signal";
import type { StoryStore } from "../state/storyStore";
import { AutoScroller } from "./autoScroller";
import type { ManuscriptEditor } from "./editor/manuscriptEditor";
import type { ManuscriptView } from "./manuscriptView";

/** Milliseconds after which text is shown even if the browser has not painted. */
const LATEST_DRAW = 40;

/** Whether a run in this state writes, or will write without further action. */
export const isWriting = (state: RunState): boolean => state === "queued" || state === "running" || state === "waiting";

/** The editor and the store of a manuscript; null while there is none. */
interface Manuscript {
  readonly editor: ManuscriptEditor | null;
  readonly store: StoryStore | null;
  readonly view: Signal<ManuscriptView>;
}

/** Shows the text that a run is writing and that is not stored yet, behind the scene to which it belongs. */
export class LiveText {
  /** Keeps the end of the growing text in view. */
  readonly scroller = new AutoScroller(() => this.end());
  private cancelDraw: (() => void) | null = null;

  constructor(private readonly manuscript: Manuscript) {}

  /** Updates which scene is being written, and the premise that has arrived. */
  update(): void {
    const { editor, store, view } = this.manuscript;
    const run = store?.get().run ?? null;
    const isLive = run !== null && isWriting(run.status) && !isOver(run.status);
    const scene = isLive ? this.sceneUnderWay() : null;
    const before = view.get().liveScene;
    if (before !== null && before !== scene) editor?.showLive(before, []);
    const premise = isLive ? store?.reader?.premise ?? "" : "";
    if (before === scene && premise === view.get().premise) return;
    view.update((old) => ({ ...old, liveScene: scene, premise }));
    editor?.lock(new Set(scene === null ? [] : [scene]));
    editor?.refreshHeads();
    this.drawSoon();
  }

  /** Draws at once. */
  draw(): void {
    this.update();
    const { editor, store, view } = this.manuscript;
    const scene = view.get().liveScene;
    if (scene !== null && store?.reader) editor?.showLive(scene, store.reader.pendingParagraphs);
  }

  /**
   * Draws once per frame. On a busy machine a frame may take long, so a timer draws if none came. A hidden page gets neither
   * frames nor timely timers; it draws at once, which is cheap there because nothing is laid out.
   */
  drawSoon(): void {
    if (this.cancelDraw) return;
    let isOff = false;
    const draw = (): void => {
      if (isOff) return;
      this.stop();
      this.draw();
      if (document.visibilityState === "visible") this.scroller.grown();
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

  /** Draws again by the rules of a page that has just been shown or hidden. */
  readonly visibilityChanged = (): void => {
    this.stop();
    this.drawSoon();
  };

  /** Cancels what is about to be drawn. */
  stop(): void {
    this.cancelDraw?.();
    this.cancelDraw = null;
  }

  /** The scene whose text comes next. The log names a scene only once its first paragraph is stored. */
  private sceneUnderWay(): number | null {
    const { store } = this.manuscript;
    const scenes = store?.get().story?.outline?.scenes ?? [];
    const named = store?.get().progress?.scene ?? null;
    const find = (number: number) => scenes.find((scene) => scene.number === number);
    const isOpen = (number: number): boolean => !store?.reader?.finished.has(number) && find(number)?.is_written === false;
    if (named !== null && isOpen(named)) return named;
    const next = scenes.find((scene) => isOpen(scene.number))?.number;
    return next ?? (named !== null && find(named) ? named : null);
  }

  private end(): HTMLElement | null {
    const scene = this.manuscript.view.get().liveScene;
    return scene === null ? null : this.manuscript.editor?.liveEnd(scene) ?? null;
  }
}
