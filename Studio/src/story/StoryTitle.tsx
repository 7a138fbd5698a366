import { useRef, useState } from "react";
import { patchStory } from "../api/stories";
import { useAction } from "../app/useAction";
import { toast } from "../app/toasts";
import { useStoryPart, useStoryStore } from "../state/storyContext";

/** The story's title, edited in place. */
export function StoryTitle() {
  const store = useStoryStore();
  const title = useStoryPart((state) => state.story?.title ?? "");
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const save = useAction(async (_, name: string) => {
    store.take(await store.change((revision) => patchStory(store.get().id, { title: name }, revision)));
  });

  const finish = async () => {
    const name = draft?.trim();
    if (draft === null) return;
    if (!name || name === title) return setDraft(null);
    if (await save.run(name)) {
      setDraft(null);
      toast("The title was changed.");
    }
  };

  return (
    <div className="story-title">
      <h1 className="unseen">{title}</h1>
      <input
        ref={field} aria-label="Title" dir="auto" maxLength={200} value={draft ?? title} aria-invalid={save.problem ? true : undefined}
        aria-describedby={save.problem ? "title-problem" : undefined} spellCheck={false}
        onChange={(event) => setDraft(event.target.value)} onBlur={() => void finish()}
        onKeyDown={(event) => {
          if (event.key === "Enter") field.current?.blur();
          if (event.key === "Escape") {
            setDraft(null);
            save.clear();
          }
        }}
      />
      {save.problem && <p id="title-problem" className="fault" role="alert">{save.problem.detail}</p>}
    </div>
  );
}
