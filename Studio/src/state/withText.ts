import type { Story } from "../api/stories";
import type { EditedSceneText } from "../api/texts";

/** A story as a change of a scene's text leaves it: what its page shows beside the text itself. */
export function withText(story: Story, after: EditedSceneText): Story {
  const { outline } = story;
  return {
    ...story,
    status: after.status,
    words: after.story_words,
    updated_at: after.updated_at,
    outline: outline && {
      ...outline,
      scenes: outline.scenes.map((scene) =>
        scene.number === after.scene ? { ...scene, words: after.words, is_written: after.is_written } : scene),
    },
  };
}
