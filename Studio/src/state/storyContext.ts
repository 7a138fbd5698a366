import { createContext, useContext, useSyncExternalStore } from "react";
import type { StoryState, StoryStore } from "./storyStore";

/** The store of the story whose room we are in. */
export const StoryContext = createContext<StoryStore | null>(null);

/** The store alone, without rendering again when it changes. */
export function useStoryStore(): StoryStore {
  const store = useContext(StoryContext);
  if (!store) throw new Error("This part belongs into a story's room.");
  return store;
}

/** The story's store and its present state. */
export function useStory(): { store: StoryStore; state: StoryState } {
  const store = useStoryStore();
  return { store, state: useSyncExternalStore(store.subscribe, store.get) };
}

/** A part of the state; renders again only when that part is another one. It must not be made anew at each look. */
export function useStoryPart<Part>(part: (state: StoryState) => Part): Part {
  const store = useStoryStore();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}
