import type { Problem } from "../../api/problem";
import type { EditedSceneText } from "../../api/texts";

/** A scene that was changed here and elsewhere. Nothing is overwritten until the writer decides. */
export interface Conflict {
  scene: number;
  /** The common starting point. */
  base: string[];
  mine: string[];
  theirs: string[];
  /** Where the writer's text is: in the editor, or in a draft that the editor does not show. */
  source: "editor" | "copy";
}

/** The state of saving. */
export interface SavingState {
  /**
   * `saved`: the server has everything; `waiting`: will be sent shortly; `saving`: being sent; `held`: a run is writing, and
   * the server accepts changes when it pauses or ends; `away`: the server does not respond; `refused`: the server rejects
   * the text for the reason in `problem`.
   */
  kind: "saved" | "waiting" | "saving" | "held" | "away" | "refused";
  problem: Problem | null;
  conflicts: Conflict[];
}

/** The writer's decision about a conflict. */
export type Choice = "mine" | "theirs" | "both";

/** A scene's text as the server returns it. */
export interface StoredScene {
  text: string;
  words: number;
  revision: number;
  /** The effect of a change on the scene and the story; left out if the scene was only read. */
  after?: EditedSceneText;
}

/** What saving needs from its environment. */
export interface SavingPorts {
  /** Reads a scene from the server. */
  read(scene: number): Promise<StoredScene>;
  /** Replaces a scene; rejected with 412 if the revision is outdated. Typed text names its edit session. */
  put(scene: number, text: string, revision: number, editSession?: string): Promise<StoredScene>;
  /** Replaces one paragraph of a scene; otherwise like `put`. */
  patch(scene: number, paragraph: number, text: string, revision: number, editSession?: string): Promise<StoredScene>;
  /** The editor's paragraphs of a scene. */
  local(scene: number): string[];
  /** Shows the server's text. */
  adopt(scene: number, paragraphs: string[]): void;
  /** Appends a paragraph of the server's text. */
  append(scene: number, text: string): void;
  /** Shows the text that the writer chose, as a change that can be undone. */
  replace(scene: number, paragraphs: string[]): void;
  /** Stores a draft of the editor's paragraphs in the browser; null deletes it. */
  keep(scene: number, copy: { base: string[]; text: string[] } | null): void;
  /** Called when the server has stored a scene. */
  saved(scene: number, stored: StoredScene): void;
  now(): number;
  /** Calls back after a number of milliseconds, unless the returned function is called. */
  later(milliseconds: number, action: () => void): () => void;
}
