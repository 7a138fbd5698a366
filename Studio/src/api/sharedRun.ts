import { newIntent } from "./client";
import { followRun, type RunEvent, type StreamState } from "./followRun";

/** Messages between tabs about a run. `to` is the channel of the tab that requests something. */
type Message =
  | { kind: "events"; list: RunEvent[] }
  | { kind: "want"; after: number; to: string }
  | { kind: "leads" }
  | { kind: "stream"; state: StreamState };

/** The leader's reply to a tab that was opened later: the missed events, or a note that it does not have them. */
type Answer = { kind: "events"; list: RunEvent[] } | { kind: "missing"; after: number };

/** The browser features that sharing needs; tests provide their own. */
export interface SharingPorts {
  follow: typeof followRun;
  locks: Pick<LockManager, "request">;
  channel: (name: string) => BroadcastChannel;
}

const isTerminal = (event: RunEvent): boolean =>
  event.name === "state" && ["succeeded", "failed", "cancelled"].includes(event.data.state);

/**
 * Follows a run's log like `followRun`, but with one connection for all tabs of the browser: a browser opens six connections
 * to a server at most, and each stream takes one. The tab that holds a lock reads the log and passes the events on. When it
 * closes, the next tab continues at the same place.
 *
 * @throws Problem if reconnecting cannot help, for example without such a run or without a valid key.
 */
export async function shareRun(
  id: string, after: number, onEvent: (event: RunEvent) => void, signal: AbortSignal,
  onStream: (state: StreamState) => void = () => {}, ports: SharingPorts | null = browserPorts(),
): Promise<void> {
  if (!ports) return followRun(id, after, onEvent, signal, onStream);
  const page = new SharingPage(id, after, onEvent, signal, onStream, ports);
  return page.follow();
}

function browserPorts(): SharingPorts | null {
  if (typeof navigator === "undefined" || !navigator.locks || typeof BroadcastChannel === "undefined") return null;
  return { follow: followRun, locks: navigator.locks, channel: (name) => new BroadcastChannel(name) };
}

/** One of the tabs that follow a run. */
class SharingPage {
  private readonly channel: BroadcastChannel;
  /** Receives replies. They can be large, and other tabs do not need them. */
  private readonly ownChannel: BroadcastChannel;
  private readonly ownName: string;
  /** All events read so far, for tabs that are opened later. */
  private readonly entries: RunEvent[] = [];
  private unsent: RunEvent[] = [];
  private last: number;
  private isLeader = false;
  private isWaiting = false;
  /** Events that arrived before earlier ones. */
  private ahead: RunEvent[] = [];
  private readonly done = new AbortController();

  constructor(
    private readonly id: string, private readonly after: number, private readonly onEvent: (event: RunEvent) => void,
    private readonly signal: AbortSignal, private readonly onStream: (state: StreamState) => void,
    private readonly ports: SharingPorts,
  ) {
    this.last = after;
    this.channel = ports.channel(`storywriter.run.${id}`);
    this.ownName = `storywriter.run.${id}.${newIntent()}`;
    this.ownChannel = ports.channel(this.ownName);
  }

  async follow(): Promise<void> {
    const stop = (): void => this.done.abort();
    this.signal.addEventListener("abort", stop, { once: true });
    if (this.signal.aborted) stop();
    this.channel.onmessage = (event: MessageEvent<Message>) => this.hear(event.data);
    this.ownChannel.onmessage = (event: MessageEvent<Answer>) => this.hearAnswer(event.data);
    this.want();
    try {
      await this.ports.locks.request(`storywriter.run.${this.id}`, { signal: this.done.signal }, () => this.lead());
    } catch (error) {
      // The lock is no longer needed: the run is over, or the tab stopped following.
      if (!this.done.signal.aborted) throw error;
    } finally {
      this.signal.removeEventListener("abort", stop);
      this.channel.close();
      this.ownChannel.close();
    }
  }

  /** Reads the log for all tabs. */
  private async lead(): Promise<void> {
    if (this.done.signal.aborted) return;
    this.isLeader = true;
    this.ahead = [];
    this.say({ kind: "leads" });
    await this.ports.follow(this.id, this.last, (event) => this.pass(event), this.done.signal, (state) => {
      this.onStream(state);
      this.say({ kind: "stream", state });
    });
    this.flush();
  }

  private pass(event: RunEvent): void {
    // Events that arrive together are passed on together.
    if (this.unsent.length === 0) queueMicrotask(() => this.flush());
    this.unsent.push(event);
    this.take(event);
  }

  private flush(): void {
    if (this.unsent.length > 0) this.say({ kind: "events", list: this.unsent });
    this.unsent = [];
  }

  private hear(message: Message): void {
    if (this.done.signal.aborted) return;
    if (message.kind === "want") {
      if (this.isLeader) this.answer(message.after, message.to);
    } else if (this.isLeader) return;
    else if (message.kind === "stream") this.onStream(message.state);
    else if (message.kind === "events") this.takeAll(message.list);
    else if (this.isWaiting) this.want();
  }

  private want(): void {
    this.isWaiting = true;
    this.say({ kind: "want", after: this.last, to: this.ownName });
  }

  private answer(after: number, to: string): void {
    const answer: Answer = after < this.after ? { kind: "missing", after } : { kind: "events", list: this.entries.slice(after - this.after) };
    const channel = this.ports.channel(to);
    channel.postMessage(answer);
    channel.close();
  }

  private hearAnswer(answer: Answer): void {
    if (this.done.signal.aborted || this.isLeader) return;
    this.isWaiting = false;
    if (answer.kind === "events") {
      const { ahead } = this;
      this.ahead = [];
      this.takeAll(answer.list);
      this.takeAll(ahead);
    } else if (answer.after === this.last) void this.readAlone();
  }

  /** The log has no gaps: if an event is missing here, it was sent before this tab listened. */
  private takeAll(list: readonly RunEvent[]): void {
    for (const [index, event] of list.entries()) {
      if (event.id <= this.last) continue;
      if (event.id > this.last + 1) {
        this.ahead.push(...list.slice(index));
        if (!this.isWaiting) this.want();
        return;
      }
      this.take(event);
      if (isTerminal(event)) this.done.abort();
    }
  }

  private take(event: RunEvent): void {
    this.last = event.id;
    this.entries.push(event);
    this.onEvent(event);
  }

  /** Reads without the leader, whose log starts later than this tab needs. */
  private async readAlone(): Promise<void> {
    await this.ports.follow(this.id, this.last, (event) => {
      if (event.id === this.last + 1) this.take(event);
    }, this.done.signal, this.onStream).then(() => this.done.abort(), () => undefined);
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }
}
