import { newIntent } from "./client";
import { followRun, type RunEvent, type StreamState } from "./followRun";

/** What pages of one browser say to each other about a run. `to` names the channel of the page that wants something. */
type Message =
  | { kind: "events"; list: RunEvent[] }
  | { kind: "want"; after: number; to: string }
  | { kind: "leads" }
  | { kind: "stream"; state: StreamState };

/** What the page that reads says to one that came later: what that one missed, or that it does not have it either. */
type Answer = { kind: "events"; list: RunEvent[] } | { kind: "missing"; after: number };

/** What sharing needs of the browser; tests bring their own. */
export interface SharingPorts {
  follow: typeof followRun;
  locks: Pick<LockManager, "request">;
  channel: (name: string) => BroadcastChannel;
}

const isTerminal = (event: RunEvent): boolean =>
  event.name === "state" && ["succeeded", "failed", "cancelled"].includes(event.data.state);

/**
 * Follows a run's log as `followRun` does, but with one connection for all pages of the browser, however many are open: a
 * browser has six connections to a server, and each open stream takes one. The page that holds a lock reads the log and
 * hands it on; when it goes away, the next one goes on where that one stood.
 *
 * @throws Problem where coming back does not help: no such run, no key.
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

/** One page among those that follow a run. */
class SharingPage {
  private readonly channel: BroadcastChannel;
  /** Where answers come in: all that was read so far is much, and no other page needs it. */
  private readonly ownChannel: BroadcastChannel;
  private readonly ownName: string;
  /** All that was read, for pages that come later. */
  private readonly entries: RunEvent[] = [];
  private unsent: RunEvent[] = [];
  private last: number;
  private isLeader = false;
  private isWaiting = false;
  /** Entries that came while those before them are waited for. */
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
      // The lock was waited for in vain because the run is over, or nobody wants to know any more.
      if (!this.done.signal.aborted) throw error;
    } finally {
      this.signal.removeEventListener("abort", stop);
      this.channel.close();
      this.ownChannel.close();
    }
  }

  /** Reads the log for all. */
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
    // What came in one piece goes on in one piece.
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

  /** The log has no gaps: an entry that is missing here was said before this page listened. */
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

  /** The page that reads came later than this one wants to begin. */
  private async readAlone(): Promise<void> {
    await this.ports.follow(this.id, this.last, (event) => {
      if (event.id === this.last + 1) this.take(event);
    }, this.done.signal, this.onStream).then(() => this.done.abort(), () => undefined);
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }
}
