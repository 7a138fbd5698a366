import { patchPassage, putSceneText, readSceneText, type EditedSceneText } from "../../api/texts";
import type { ManuscriptEditor } from "../editor/manuscriptEditor";
import type { DraftKeeper } from "./draftKeeper";
import type { SavingPorts, StoredScene } from "./saving";

/** Connects a saver to the server, the editor, the drafts in the browser, and the clock. */
export function savingPorts(
  story: string, editor: () => ManuscriptEditor | null, drafts: DraftKeeper, saved: (answer: StoredScene) => void,
): SavingPorts {
  const stored = (after: EditedSceneText): StoredScene => ({ text: after.text, words: after.words, revision: after.revision, after });
  return {
    read: async (scene) => (await readSceneText(story, scene)).value,
    put: async (scene, text, revision, editSession) => stored((await putSceneText(story, scene, text, revision, editSession)).value),
    patch: async (scene, paragraph, text, revision, editSession) =>
      stored((await patchPassage(story, scene, paragraph, text, revision, editSession)).value),
    local: (scene) => editor()?.paragraphs(scene) ?? [],
    adopt: (scene, paragraphs) => editor()?.adopt(scene, paragraphs),
    append: (scene, text) => editor()?.append(scene, text),
    replace: (scene, paragraphs) => editor()?.replace(scene, paragraphs),
    keep: (scene, copy) => drafts.keep(scene, copy),
    saved: (_scene, answer) => saved(answer),
    now: () => performance.now(),
    later: (milliseconds, action) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
