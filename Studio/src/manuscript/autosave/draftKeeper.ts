import { dropDraft, dropKey, keepDraft, orphanedDrafts, type Draft } from "./drafts";
import type { SceneSaver } from "./sceneSaver";

/** Keeps the unsaved text of a story in the browser, and recovers what earlier pages left there. */
export class DraftKeeper {
  /** The keys of drafts that earlier pages left, by scene. They are deleted once the scene is saved. */
  private readonly orphans = new Map<number, string[]>();

  constructor(private readonly story: string) {}

  /** Keeps a draft of a scene; null deletes it. If the browser stores nothing, the page itself still holds the text. */
  keep(scene: number, copy: { base: string[]; text: string[] } | null): void {
    if (copy) void keepDraft(this.story, scene, copy.base, copy.text).catch(() => undefined);
    else {
      void dropDraft(this.story, scene).catch(() => undefined);
      for (const key of this.orphans.get(scene) ?? []) void dropKey(key).catch(() => undefined);
      this.orphans.delete(scene);
    }
  }

  /** Passes drafts of pages that were closed before they saved to the saver. Returns their number. */
  async recover(saver: SceneSaver): Promise<number> {
    const drafts = await orphanedDrafts(this.story).catch((): Draft[] => []);
    for (const draft of drafts) {
      this.orphans.set(draft.scene, [...(this.orphans.get(draft.scene) ?? []), draft.key]);
      saver.recover(draft.scene, draft);
    }
    return drafts.length;
  }
}
