import type { Answer } from "../api/client";
import { connection } from "../api/connection";
import type { RunEvent, StreamState } from "../api/followRun";
import { asProblem, Problem } from "../api/problem";
import { changeRun, isOver, listRuns, readRun, resumeRunUpTo, startRun, type NewRun, type Progress, type Run, type RunWish } from "../api/runs";
import { shareRun } from "../api/sharedRun";
import { Signal } from "../api/signal";
import { readStory, type Story } from "../api/stories";
import type { EditedSceneText } from "../api/texts";
import { RunStream } from "./runReader";
import { withText } from "./withText";

/** What is known of a story. Values are replaced, never changed in place. */
export interface StoryState {
  id: string;
  /** Null until it is read for the first time. */
  story: Story | null;
  /** The revision that changes are made on: the newest that any answer named. */
  revision: number;
  /** Why the story could not be read. */
  problem: Problem | null;
  /** The run that works on it, or the last one that did while we watched. */
  run: Run | null;
  progress: Progress | null;
  /** Whether the run's stream is open. */
  stream: StreamState;
  /** Changes that are on their way to the server. */
  saving: number;
}

/**
 * All that the parts of a story's room share: the story, its revision, and the run that writes it. Changes go through
 * `change`, one after the other, so that our own never collide; a change of somebody else throws a Problem whose
 * `isStale` is true.
 */
export class StoryStore {
  private readonly signal: Signal<StoryState>;
  private readonly listeners = new Set<(event: RunEvent, runId: string) => void>();
  /** What the log of the run that is followed comes to; null where none was. It is up to date when listeners hear. */
  log: RunStream | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private following: { id: string; controller: AbortController } | null = null;
  private life = new AbortController();
  private stops: (() => void)[] = [];
  /** The other tabs of this browser: a change that one hears of is read by all. */
  private others: BroadcastChannel | null = null;
  private reloading: ReturnType<typeof setTimeout> | undefined;
  private checking: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string) {
    this.signal = new Signal<StoryState>({
      id, story: null, revision: 0, problem: null, run: null, progress: null, stream: "open", saving: 0,
    });
  }

  /** The present state; bound, for `useSyncExternalStore`. */
  readonly get = (): StoryState => this.signal.get();

  /** Tells the listener of each change. */
  readonly subscribe = (listener: () => void): (() => void) => this.signal.subscribe(listener);

  /** Hands all events of the runs that are followed to the listener, in order and once, deltas and paragraphs included. */
  onRunEvent(listener: (event: RunEvent, runId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads the story and follows its run, until `close`. */
  open(): void {
    this.life = new AbortController();
    void this.reload();
    const again = () => { if (connection.get().isUp) void this.reload(); };
    const seen = () => { if (document.visibilityState === "visible") void this.reload(); };
    document.addEventListener("visibilitychange", seen);
    const others = new BroadcastChannel("storywriter.changes");
    others.onmessage = ({ data }: MessageEvent<{ id: string; revision: number }>) => {
      if (data.id === this.get().id && data.revision > this.get().revision) this.soon();
    };
    this.others = others;
    this.stops = [connection.subscribe(again), () => document.removeEventListener("visibilitychange", seen), () => others.close()];
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
    this.others = null;
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

  /** Takes over a story that an answer brought. */
  take(story: Story): void {
    if (story.revision < this.get().revision) return;
    this.patch({ story, revision: story.revision, problem: null });
    if (story.active_run) this.follow(story.active_run);
  }

  /**
   * Makes a change on the revision that is known: waits for the changes before it, hands the revision to `act`, and keeps
   * the one that the answer names.
   *
   * @throws Problem, `isStale` where the story was changed elsewhere meanwhile.
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

  /** Keeps a revision that an answer named, where it is newer, and tells the other tabs of it. */
  noteRevision(revision: number): void {
    if (revision <= this.get().revision) return;
    this.others?.postMessage({ id: this.get().id, revision });
    const { story } = this.get();
    this.patch({ revision, story: story && { ...story, revision } });
  }

  /**
   * Takes over what a change of a scene's text made of the story, and tells the other tabs of it. Where a revision lies
   * between this one and the one that is known, somebody else made it, and the story is read.
   */
  takeText(after: EditedSceneText): void {
    const { story, revision } = this.get();
    if (!story || after.revision !== revision + 1) {
      this.noteRevision(after.revision);
      this.soon();
      return;
    }
    this.patchStory(withText(story, after));
    this.noteRevision(after.revision);
  }

  /** Changes what is known of the story, beside what the server said: `store.patchStory({ premise })` after a change. */
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

  /** Asks the run to stop, wait, go on or try again. */
  steer(wish: RunWish): Promise<void> {
    return this.steerBy((run) => changeRun(run, wish));
  }

  /** Has the run go on until it costs so many US dollars; null for no limit of its own. */
  resumeUpTo(limit: string | null): Promise<void> {
    return this.steerBy((run) => resumeRunUpTo(run, limit));
  }

  /** Takes over a run that an answer brought, such as one that writes a scene anew, and follows it. */
  takeRun(run: Run): void {
    this.patch({ run, progress: run.progress });
    if (isOver(run.status)) return;
    this.patchStory({ active_run: run.id });
    this.follow(run.id);
  }

  /** Reads the newest run, for what it says of a run that ended before we came. */
  async readLastRun(): Promise<void> {
    const run = (await listRuns(this.get().id, this.life.signal)).items[0];
    if (run && !this.get().run) this.patch({ run, progress: run.progress });
  }

  private async steerBy(ask: (run: string) => Promise<Answer<Run>>): Promise<void> {
    const { run } = this.get();
    if (!run) return;
    this.takeRun((await ask(run.id)).value);
    this.checkRun(run.id);
  }

  private follow(id: string): void {
    if (this.following?.id === id) return;
    this.following?.controller.abort();
    const controller = new AbortController();
    this.following = { id, controller };
    if (this.log?.run !== id) this.log = new RunStream(id);
    const done = () => {
      if (this.following?.controller === controller) this.following = null;
    };
    readRun(id, controller.signal).then((run) => {
      if (this.following?.id === id) this.patch({ run, progress: run.progress });
    }, () => undefined);
    shareRun(id, this.log.last, (event) => this.hear(id, event), controller.signal, (stream) => this.patch({ stream })).then(
      () => { done(); if (!controller.signal.aborted) void this.settle(id); }, () => { done(); void this.reload(); });
  }

  private hear(id: string, event: RunEvent): void {
    if (event.name === "progress") {
      this.patch({ progress: event.data });
      const { story } = this.get();
      if (story && event.data.words > story.words) this.patchStory({ words: event.data.words });
    } else if (event.name === "state") {
      const { run } = this.get();
      if (run?.id === id) {
        this.patch({ run: { ...run, status: event.data.state, reason: event.data.reason ?? null, attempt: event.data.attempt,
          wish: (event.data.wish as Run["wish"] | undefined) ?? null } });
        this.checkRun(id);
      }
      this.soon();
    } else if (event.name === "event") {
      this.soon();
    }
    this.log?.take(event);
    for (const listener of [...this.listeners]) listener(event, id);
  }

  /** After a run: what it left behind. */
  private async settle(id: string): Promise<void> {
    clearTimeout(this.reloading);
    this.reloading = undefined;
    const run = await readRun(id, this.life.signal).catch(() => null);
    if (run) this.patch({ run, progress: run.progress });
    await this.reload();
  }

  /** Reads the run before long: an answer and an event about it may come in either order, and the older may be the last. */
  private checkRun(id: string): void {
    clearTimeout(this.checking);
    this.checking = setTimeout(() => {
      readRun(id, this.life.signal).then((run) => {
        if (this.get().run?.id === id) this.patch({ run, progress: run.progress });
      }, () => undefined);
    }, 300);
  }

  /** Reads the story again before long, once for many events; one that comes later does not put it off. */
  private soon(): void {
    this.reloading ??= setTimeout(() => {
      this.reloading = undefined;
      void this.reload();
    }, 300);
  }

  private patch(change: Partial<StoryState>): void {
    this.signal.update((state) => ({ ...state, ...change }));
  }
}
