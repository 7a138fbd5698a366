import { request } from "../api/client";
import { putOutline, readOutline, type PlannedScene } from "../api/outline";
import { Problem } from "../api/problem";
import type { Story } from "../api/stories";
import { putSceneText, readSceneText } from "../api/texts";
import type { StoryStore } from "../state/storyStore";
import type { ScenePlan, StoryCalls } from "./changes";

function plansOf(answer: { outline: { scenes: object[] } | null }): ScenePlan[] {
  return (answer.outline?.scenes ?? []).map((scene) => ({ ...(scene as ScenePlan) }));
}

/** The routes that the panel uses. Reading and writing happen in one turn of the store, so that no other change of the writer comes between. */
export function storyCalls(store: StoryStore): StoryCalls {
  const story = store.get().id;
  return {
    editScene: async (scene, change) => {
      await store.change(async () => {
        const { value } = await readSceneText(story, scene);
        return putSceneText(story, scene, change(value.text), value.revision);
      });
    },
    rename: async (from, to) => {
      store.take(await store.change((revision) => request<Story>(`/stories/${story}/rename`, { method: "POST", body: { from, to }, revision })));
    },
    editOutline: async (change) => {
      const answer = await store.change(async () => {
        const { value } = await readOutline(story);
        if (!value.outline) {
          throw new Problem({
            type: "/problems/misfit", title: "No outline yet", status: 0, detail: "Outline the story first, then ask again.",
          });
        }
        const scenes = change(plansOf(value)) as PlannedScene[];
        return putOutline(story, { title: value.outline.title, scenes }, value.revision);
      });
      return plansOf(answer);
    },
  };
}
