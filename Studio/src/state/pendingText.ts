const senders = new Map<string, () => Promise<boolean>>();

/** Sets how the unsaved text of a story is saved, until the returned function is called. */
export function registerSender(story: string, send: () => Promise<boolean>): () => void {
  senders.set(story, send);
  return () => {
    if (senders.get(story) === send) senders.delete(story);
  };
}

/** Saves what was typed in a story. Returns whether the server has all of it; true for a story that was not opened. */
export async function saveTyped(story: string): Promise<boolean> {
  return (await senders.get(story)?.()) ?? true;
}
