import { newIntent } from "../../api/client";

/** Milliseconds after which a sitting ends although the writer types on, and after which it ends when nothing is typed. */
const LONGEST = 5 * 60_000;
const PAUSE = 60_000;

interface Sitting {
  name: string;
  begun: number;
  last: number;
  isOver: boolean;
}

/**
 * Tells the sittings apart in which a writer types. Texts of a scene that are sent under the name of one sitting share a
 * version, the text that stood before the first of them, where otherwise each would leave its own.
 */
export class Sittings {
  private readonly scenes = new Map<number, Sitting>();

  constructor(private readonly now: () => number) {}

  /** Notes that something was typed in a scene: in the sitting under way, or in a new one where that is over. */
  typed(scene: number): void {
    const now = this.now();
    const sitting = this.scenes.get(scene);
    const goesOn = sitting && !sitting.isOver && now - sitting.begun < LONGEST && now - sitting.last < PAUSE;
    if (goesOn) sitting.last = now;
    else this.scenes.set(scene, { name: newIntent(), begun: now, last: now, isOver: false });
  }

  /** Ends the sitting of a scene: something other than typing has changed it, which must leave a version of its own. */
  end(scene: number): void {
    const sitting = this.scenes.get(scene);
    if (sitting) sitting.isOver = true;
  }

  /** The name of the sitting in which a scene was typed in last; undefined where it never was. */
  name(scene: number): string | undefined {
    return this.scenes.get(scene)?.name;
  }
}
