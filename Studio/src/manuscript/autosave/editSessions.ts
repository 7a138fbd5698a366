import { newIntent } from "../../api/client";

/** Milliseconds after which an edit session ends even if the writer types on, and after which it ends when nothing is typed. */
const LONGEST = 5 * 60_000;
const PAUSE = 60_000;

interface EditSession {
  name: string;
  begun: number;
  last: number;
  isOver: boolean;
}

/**
 * Divides what a writer types into edit sessions. All saves of a scene in one session share a single version: the text that
 * stood before the first of them. Without a session, each save would leave a version of its own. The API calls it `sitting`.
 */
export class EditSessions {
  private readonly scenes = new Map<number, EditSession>();

  constructor(private readonly now: () => number) {}

  /** Records typing in a scene: continues its session, or begins a new one if that is over. */
  typed(scene: number): void {
    const now = this.now();
    const session = this.scenes.get(scene);
    const continues = session && !session.isOver && now - session.begun < LONGEST && now - session.last < PAUSE;
    if (continues) session.last = now;
    else this.scenes.set(scene, { name: newIntent(), begun: now, last: now, isOver: false });
  }

  /** Ends the session of a scene. Called when something other than typing changes it, which must leave its own version. */
  end(scene: number): void {
    const session = this.scenes.get(scene);
    if (session) session.isOver = true;
  }

  /** The name of the scene's latest session; undefined if nothing was typed in it. */
  name(scene: number): string | undefined {
    return this.scenes.get(scene)?.name;
  }
}
