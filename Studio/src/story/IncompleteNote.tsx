import type { ReactNode } from "react";
import { lastStoryEvent } from "../api/storyEvents";
import { storyHref } from "../app/routes";
import { useResource } from "../app/useResource";
import { Icon } from "../ui";
import { missed } from "../state/storyStatus";
import { useStory } from "../state/storyContext";

/** Explains why a finished story is incomplete, and what can be done. */
export function IncompleteNote({ children }: { children?: ReactNode }) {
  const { state } = useStory();
  const { story, run } = state;
  if (story?.status !== "incomplete" || story.active_run !== null) return null;
  return <Reason key={run?.id ?? ""} story={story.id} otherwise={`The story is finished, but ${missed(story)}.`}>{children}</Reason>;
}

function Reason({ story, otherwise, children }: { story: string; otherwise: string; children: ReactNode }) {
  const event = useResource(`incomplete ${story}`, (signal) => lastStoryEvent(story, "incomplete", signal));
  return (
    <div className="note warn">
      <Icon name="warning" />
      <div className="note-text">
        <p role="status">{event.value?.message ?? (event.isLoading ? "" : otherwise)}</p>
        <div className="row">
          <a className="button plain small" href={storyHref(story, "check")}>Check the story</a>
          {children}
        </div>
      </div>
    </div>
  );
}
