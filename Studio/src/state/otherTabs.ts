/** A story that was changed in a tab of this browser, and the revision it has now. */
export interface StoryChanged {
  id: string;
  revision: number;
}

const NAME = "storywriter.changes";
const listeners = new Set<(change: StoryChanged) => void>();
let channel: BroadcastChannel | null = null;

/** Calls the listener for each change made in another tab, until the returned function is called. */
export function onChangeInOtherTab(listener: (change: StoryChanged) => void): () => void {
  listeners.add(listener);
  if (!channel && typeof BroadcastChannel !== "undefined") {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = ({ data }: MessageEvent<StoryChanged>) => {
      for (const heard of [...listeners]) heard(data);
    };
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    channel?.close();
    channel = null;
  };
}

/** Informs the other tabs of a change made here. */
export function informOtherTabs(change: StoryChanged): void {
  if (typeof BroadcastChannel === "undefined") return;
  const sender = channel ?? new BroadcastChannel(NAME);
  sender.postMessage(change);
  if (sender !== channel) sender.close();
}
