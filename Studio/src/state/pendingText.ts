const senders = new Map<string, () => Promise<boolean>>();

/** Says how what is typed in a story is sent; for its session. */
export function registerSender(story: string, send: () => Promise<boolean>): void {
  senders.set(story, send);
}

/** Sends what was typed in a story, where it was opened. Says whether the server has everything. */
export async function sendTyped(story: string): Promise<boolean> {
  return (await senders.get(story)?.()) ?? true;
}
