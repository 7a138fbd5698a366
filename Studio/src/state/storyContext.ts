import { createContext, useContext, useSyncExternalStore } from "react";
import type { StoryState, StoryStore } from "./storyStore";

/** The store of the open story. */
export const StoryContext = createContext<StoryStore | null>(null);

/** The store alone, without re-rendering when it changes. */
export function useStoryStore(): StoryStore {
  const store = useContext(StoryContext);
  if (!store) throw new Error("This component needs a StoryContext.");
  return store;
}

/** The story's store and its current state. */
export function useStory(): { store: StoryStore; state: StoryState } {
  const store = useStoryStore();
  return { store, state: useSyncExternalStore(store.subscribe, store.get) };
}

/** A part of the state; re-renders only when that part changes. `part` must not create a new object each time. */
export function useStoryPart<Part>(part: (state: StoryState) => Part): Part {
  const store = useStoryStore();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}
