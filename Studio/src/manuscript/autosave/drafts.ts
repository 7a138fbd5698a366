/** The unsaved text of a scene. */
export interface Draft {
  key: string;
  story: string;
  scene: number;
  /** The tab that stored it. */
  tab: string;
  base: string[];
  text: string[];
  at: number;
}

/** A draft as it is stored. Its paragraphs are joined: the browser copies one string at once, but visits each element of a list. */
type KeptDraft = Omit<Draft, "base" | "text"> & { base: string; text: string };

const DATABASE = "storywriter";
const STORE = "drafts";

/** The id of this tab, which holds a lock of this name while it is open. */
const tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const lockName = (name: string): string => `storywriter.tab.${name}`;

if (typeof navigator !== "undefined") void navigator.locks?.request(lockName(tab), () => new Promise(() => undefined)).catch(() => undefined);

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const store = (await database()).transaction(STORE, mode).objectStore(STORE);
  return new Promise((resolve, reject) => {
    const request = act(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Stores the unsaved text of a scene in the browser. Each tab stores its own, so that none overwrites another's. */
export async function keepDraft(story: string, scene: number, base: string[], text: string[]): Promise<void> {
  const draft: KeptDraft = {
    key: `${story}/${scene}/${tab}`, story, scene, tab, base: base.join("\n"), text: text.join("\n"), at: Date.now(),
  };
  await inStore("readwrite", (store) => store.put(draft));
}

/** Deletes this tab's draft of a scene. */
export async function dropDraft(story: string, scene: number): Promise<void> {
  await dropKey(`${story}/${scene}/${tab}`);
}

/** Deletes one draft. */
export async function dropKey(key: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(key));
}

/** Drafts of tabs that were closed before their text was saved, the oldest first. */
export async function orphanedDrafts(story: string): Promise<Draft[]> {
  const all = (await inStore("readonly", (store) => store.getAll())) as KeptDraft[];
  const held = (await navigator.locks?.query())?.held ?? [];
  const living = new Set(held.map((lock) => lock.name));
  return all
    .filter((draft) => draft.story === story && draft.tab !== tab && !living.has(lockName(draft.tab)))
    .sort((one, other) => one.at - other.at)
    .map((draft) => ({ ...draft, base: draft.base === "" ? [] : draft.base.split("\n"), text: draft.text.split("\n") }));
}
