import type { Answer } from "../api/client";
import { connection } from "../api/connection";
import type { RunEvent, StreamState } from "../api/followRun";
import { asProblem, Problem } from "../api/problem";
import { changeRun, isOver, readRun, resumeRunUpTo, startRun, type NewRun, type Progress, type Run, type RunAction } from "../api/runs";
import { shareRun } from "../api/sharedRun";
import { Signal } from "../api/signal";
import { readStory, type Story } from "../api/stories";
import type { EditedSceneText } from "../api/texts";
import { informOtherTabs, onChangeInOtherTab } from "./otherTabs";
import { RunReader, type RunChange } from "./runReader";

/** The state of an open story. Values are replaced, never changed in place. */
export interface StoryState {
  id: string;
  /** Null until it is read for the first time. */
  story: Story | null;
  /** The latest revision in any response. Changes are sent with it. */
  revision: number;
  /** Why the story could not be read. */
  problem: Problem | null;
  /** The run that is writing the story, or the last one that was followed here. */
  run: Run | null;
  progress: Progress | null;
  /** Whether the run's event stream is connected. */
  stream: StreamState;
  /** The number of changes on their way to the server. */
  saving: number;
}

/**
 * The state that all parts of a story's page share: the story, its revision, and the run that writes it.
 *
 * Changes go through `change`, one after the other, so that the page's own changes never conflict. If the story was changed
 * elsewhere, `change` throws a Problem whose `isStale` is true.
 */
export class StoryStore {
  /** The reader of the run that is followed; null if there is none. It is up to date when listeners are called. */
  reader: RunReader | null = null;
  private readonly signal: Signal<StoryState>;
  private readonly runListeners = new Set<(change: RunChange, run: string) => void>();
  private readonly closeListeners = new Set<() => void>();
  private last: Promise<unknown> = Promise.resolve();
  private following: { id: string; controller: AbortController } | null = null;
  private life = new AbortController();
  private stops: (() => void)[] = [];
  private reloading: ReturnType<typeof setTimeout> | undefined;
  private checking: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string) {
    this.signal = new Signal<StoryState>({
      id, story: null, revision: 0, problem: null, run: null, progress: null, stream: "open", saving: 0,
    });
  }

  /** The current state; bound, for `useSyncExternalStore`. */
  readonly get = (): StoryState => this.signal.get();

  /** Calls the listener after each change. */
  readonly subscribe = (listener: () => void): (() => void) => this.signal.subscribe(listener);

  /** Calls the listener for each change that a followed run makes, in order and once each. */
  onRunChange(listener: (change: RunChange, run: string) => void): () => void {
    this.runListeners.add(listener);
    return () => this.runListeners.delete(listener);
  }

  /** Calls the listener when the story's page is left. */
  onClose(listener: () => void): () => void {
    this.closeListeners.add(listener);
    return () => this.closeListeners.delete(listener);
  }

  /** Reads the story and follows its run, until `close`. */
  open(): void {
    this.life = new AbortController();
    void this.reload();
    const again = () => { if (connection.get().isUp) void this.reload(); };
    const seen = () => { if (document.visibilityState === "visible") void this.reload(); };
    document.addEventListener("visibilitychange", seen);
    const unlisten = onChangeInOtherTab(({ id, revision }) => {
      if (id === this.get().id && revision > this.get().revision) this.reloadSoon();
    });
    this.stops = [connection.subscribe(again), () => document.removeEventListener("visibilitychange", seen), unlisten];
  }

  /** Stops reading and following. Changes under way are finished. */
  close(): void {
    this.life.abort();
    this.following?.controller.abort();
    this.following = null;
    clearTimeout(this.reloading);
    this.reloading = undefined;
    clearTimeout(this.checking);
    for (const stop of this.stops) stop();
    this.stops = [];
    for (const listener of [...this.closeListeners]) listener();
  }

  /** Reads the story again. */
  async reload(): Promise<void> {
    const { id } = this.get();
    try {
      const { value } = await readStory(id, this.life.signal);
      this.take(value);
    } catch (error) {
      const problem = asProblem(error);
      if (problem) this.patch({ problem });
    }
  }

  /** Stores a story from a response. */
  take(story: Story): void {
    if (story.revision < this.get().revision) return;
    this.patch({ story, revision: story.revision, problem: null });
    if (story.active_run) this.follow(story.active_run);
  }

  /**
   * Makes a change: waits for earlier changes, calls `act` with the current revision, and stores the revision of its answer.
   *
   * @throws Problem, `isStale` if the story was changed elsewhere in the meantime.
   */
  change<Value>(act: (revision: number) => Promise<Answer<Value>>): Promise<Value> {
    const turn = this.last.then(async () => {
      this.patch({ saving: this.get().saving + 1 });
      try {
        const answer = await act(this.get().revision);
        if (answer.revision !== null) this.noteRevision(answer.revision);
        return answer.value;
      } finally {
        this.patch({ saving: this.get().saving - 1 });
      }
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Stores the revision of a response if it is newer, and informs the other tabs. */
  noteRevision(revision: number): void {
    if (revision <= this.get().revision) return;
    informOtherTabs({ id: this.get().id, revision });
    const { story } = this.get();
    this.patch({ revision, story: story && { ...story, revision } });
  }

  /**
   * Applies the answer to a change of a scene's text, and informs the other tabs. If the revision is not the next one, the
   * story was also changed elsewhere and is read again.
   */
  takeText(after: EditedSceneText): void {
    const { story, revision } = this.get();
    if (!story || after.revision !== revision + 1) {
      this.noteRevision(after.revision);
      this.reloadSoon();
      return;
    }
    this.patchStory(withText(story, after));
    this.noteRevision(after.revision);
  }

  /** Changes parts of the stored story, for example `store.patchStory({ premise })` after a change. */
  patchStory(change: Partial<Story>): void {
    const { story } = this.get();
    if (story) this.patch({ story: { ...story, ...change } });
  }

  /** Starts a run and follows it. */
  async start(run: NewRun, intent: string): Promise<Run> {
    const started = (await startRun(this.get().id, run, intent)).value;
    this.takeRun(started);
    return started;
  }

  /** Cancels, pauses, resumes or retries the run. */
  controlRun(action: RunAction): Promise<void> {
    return this.changeRun((run) => changeRun(run, action));
  }

  /** Resumes the run with another spending limit in US dollars; null for none of its own. */
  resumeUpTo(limit: string | null): Promise<void> {
    return this.changeRun((run) => resumeRunUpTo(run, limit));
  }

  /** Stores a run from a response, for example one that rewrites a scene, and follows it. */
  takeRun(run: Run): void {
    this.patch({ run, progress: run.progress });
    if (isOver(run.status)) return;
    this.patchStory({ active_run: run.id });
    this.follow(run.id);
  }

  private async changeRun(change: (run: string) => Promise<Answer<Run>>): Promise<void> {
    const { run } = this.get();
    if (!run) return;
    this.takeRun((await change(run.id)).value);
    this.checkRun(run.id);
  }

  private follow(id: string): void {
    if (this.following?.id === id) return;
    this.following?.controller.abort();
    const controller = new AbortController();
    this.following = { id, controller };
    const reader = this.reader?.run === id ? this.reader : new RunReader(id);
    this.reader = reader;
    const done = () => {
      if (this.following?.controller === controller) this.following = null;
    };
    readRun(id, controller.signal).then((run) => {
      if (this.following?.id === id) this.patch({ run, progress: run.progress });
    }, () => undefined);
    shareRun(id, reader.last, (event) => this.hear(reader, event), controller.signal, (stream) => this.patch({ stream })).then(
      () => { done(); if (!controller.signal.aborted) void this.settle(id); }, () => { done(); void this.reload(); });
  }

  private hear(reader: RunReader, event: RunEvent): void {
    const change = reader.take(event);
    if (!change) return;
    if (change.kind === "progress") this.takeProgress(change.progress);
    else if (change.kind === "state") this.takeState(reader.run, change.state);
    if (change.kind !== "progress" && change.kind !== "text" && change.kind !== "paragraph") this.reloadSoon();
    for (const listener of [...this.runListeners]) listener(change, reader.run);
  }

  private takeProgress(progress: Progress): void {
    this.patch({ progress });
    const { story } = this.get();
    if (story && progress.words > story.words) this.patchStory({ words: progress.words });
  }

  private takeState(id: string, { state, attempt, reason, wish }: Extract<RunChange, { kind: "state" }>["state"]): void {
    const { run } = this.get();
    if (run?.id !== id) return;
    this.patch({ run: { ...run, status: state, reason: reason ?? null, attempt, wish: (wish as Run["wish"] | undefined) ?? null } });
    this.checkRun(id);
  }

  /** Reads the run and the story again once the run is over. */
  private async settle(id: string): Promise<void> {
    clearTimeout(this.reloading);
    this.reloading = undefined;
    const run = await readRun(id, this.life.signal).catch(() => null);
    if (run) this.patch({ run, progress: run.progress });
    await this.reload();
  }

  /** Reads the run soon: a response and an event about it may arrive in either order, and the later one may be older. */
  private checkRun(id: string): void {
    clearTimeout(this.checking);
    this.checking = setTimeout(() => {
      readRun(id, this.life.signal).then((run) => {
        if (this.get().run?.id === id) this.patch({ run, progress: run.progress });
      }, () => undefined);
    }, 300);
  }

  /** Reads the story again soon, once for many events. A later event does not delay it. */
  private reloadSoon(): void {
    this.reloading ??= setTimeout(() => {
      this.reloading = undefined;
      void this.reload();
    }, 300);
  }

  private patch(change: Partial<StoryState>): void {
    this.signal.update((state) => ({ ...state, ...change }));
  }
}

/** The story after a change of one scene's text. */
function withText(story: Story, after: EditedSceneText): Story {
  const { outline } = story;
  return {
    ...story,
    status: after.status,
    words: after.story_words,
    updated_at: after.updated_at,
    outline: outline && {
      ...outline,
      scenes: outline.scenes.map((scene) =>
        scene.number === after.scene ? { ...scene, words: after.words, is_written: after.is_written } : scene),
    },
  };
}
