import type { Problem } from "../../api/problem";
import type { EditedSceneText } from "../../api/texts";

/** A scene that was changed here and elsewhere. Nothing is overwritten until the writer has decided. */
export interface Conflict {
  scene: number;
  /** What both sides began with. */
  base: string[];
  mine: string[];
  theirs: string[];
  /** Where the writer's text stands: in the editor, or in a copy from another time that the editor does not show. */
  source: "editor" | "copy";
}

/** How it stands with the writer's changes. */
export interface SavingState {
  /**
   * `saved`: the server has everything; `waiting`: it will be sent in a moment; `saving`: it is on its way; `held`: a run is
   * writing, and the server takes changes when it pauses or ends; `away`: the server does not answer; `refused`: it
   * does not take the text, `problem` says why.
   */
  kind: "saved" | "waiting" | "saving" | "held" | "away" | "refused";
  problem: Problem | null;
  conflicts: Conflict[];
}

/** What the writer wants done about a conflict. */
export type Choice = "mine" | "theirs" | "both";

/** A scene's text as the server answers. */
export interface StoredScene {
  text: string;
  words: number;
  revision: number;
  /** What a change made of the scene and the story; left out where the scene was only read. */
  after?: EditedSceneText;
}

/** What saving needs of the world. */
export interface SavingPorts {
  /** Reads a scene from the server. */
  read(scene: number): Promise<StoredScene>;
  /** Replaces a scene; refused with 412 where the revision is not the server's. What is typed names its editSession. */
  put(scene: number, text: string, revision: number, editSession?: string): Promise<StoredScene>;
  /** Replaces one paragraph of a scene; else as `put`. */
  patch(scene: number, paragraph: number, text: string, revision: number, editSession?: string): Promise<StoredScene>;
  /** The editor's paragraphs of a scene. */
  local(scene: number): string[];
  /** Shows what the server has. */
  adopt(scene: number, paragraphs: string[]): void;
  /** Shows one more paragraph of the server's behind the others. */
  append(scene: number, text: string): void;
  /** Shows what the writer decided on, so that it can be undone. */
  replace(scene: number, paragraphs: string[]): void;
  /** Keeps a copy of the editor's paragraphs on this machine; null forgets it. */
  keep(scene: number, copy: { base: string[]; text: string[] } | null): void;
  /** The server has taken a scene. */
  saved(scene: number, stored: StoredScene): void;
  now(): number;
  /** Calls back after so many milliseconds, unless the function it hands back is called. */
  later(milliseconds: number, action: () => void): () => void;
}
