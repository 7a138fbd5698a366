import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import { countWords } from "../../text/words";
import { partHeight } from "./partView";

/** The heading of a scene. */
export interface SceneHead {
  title: string;
  targetWords: number;
  /** A note on its status, such as "Being written"; empty if there is none. */
  note: string;
  isLocked: boolean;
}

/** The callbacks of a scene's view. */
export interface SceneViewEvents {
  head(number: number): SceneHead;
  onMenu(number: number, button: HTMLElement): void;
}

/** Pixels of a scene's heading and foot, for the estimated height of scenes out of view. */
const HEAD = 120;

const wordCounts = new WeakMap<Node, number>();

/** The words of a scene, a part or a paragraph; counted once each, because nodes never change. */
function wordsOf(node: Node): number {
  const known = wordCounts.get(node);
  if (known !== undefined) return known;
  let words = 0;
  if (node.type.name === "paragraph") words = countWords(node.textContent);
  else node.forEach((child) => (words += wordsOf(child)));
  wordCounts.set(node, words);
  return words;
}

/** Renders a scene: its heading, its paragraphs, and after them the text that is not stored yet. */
export class SceneView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly number: number;
  private readonly title = document.createElement("h2");
  private readonly count = document.createElement("span");
  private readonly note = document.createElement("span");
  private readonly button = document.createElement("button");
  private readonly live = document.createElement("div");
  private countTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private node: Node, private readonly events: SceneViewEvents) {
    this.number = node.attrs["number"] as number;
    this.dom = document.createElement("section");
    this.dom.className = "ms-scene";
    this.dom.dataset["scene"] = String(this.number);
    this.dom.style.setProperty("contain-intrinsic-size", `auto 640px auto ${heightOf(node)}px`);
    const head = document.createElement("header");
    head.contentEditable = "false";
    head.className = "ms-head";
    this.count.className = "ms-count";
    this.note.className = "ms-note";
    this.button.type = "button";
    this.button.className = "ms-menu";
    this.button.textContent = "⋯";
    this.button.setAttribute("aria-haspopup", "menu");
    this.button.addEventListener("click", () => this.events.onMenu(this.number, this.button));
    const line = document.createElement("div");
    line.className = "ms-headline";
    line.append(this.count, this.note, this.button);
    head.append(this.title, line);
    this.contentDOM = document.createElement("div");
    this.contentDOM.className = "ms-text";
    this.live.className = "ms-live";
    this.live.contentEditable = "false";
    this.live.setAttribute("aria-hidden", "true");
    this.dom.append(head, this.contentDOM, this.live);
    this.refresh();
    this.showCount();
  }

  /** Updates the heading. */
  refresh(): void {
    const head = this.events.head(this.number);
    this.title.textContent = head.title === "" ? `Scene ${this.number}` : head.title;
    this.title.dir = "auto";
    this.note.textContent = head.note;
    this.button.setAttribute("aria-label", `Actions for scene ${this.number}`);
    this.dom.classList.toggle("ms-locked", head.isLocked);
    this.showCount();
  }

  /**
   * Shows text after the stored paragraphs. Unchanged paragraphs keep their element, and additions to the last one are
   * appended, so that one more word costs one word.
   */
  showLive(paragraphs: readonly string[]): void {
    while (this.live.childElementCount > paragraphs.length) this.live.lastElementChild!.remove();
    for (const [index, text] of paragraphs.entries()) {
      let element = this.live.children[index];
      if (!element) {
        element = document.createElement("p");
        (element as HTMLElement).dir = "auto";
        this.live.append(element);
      }
      const shown = element.textContent ?? "";
      if (shown === text) continue;
      if (text.startsWith(shown) && element.firstChild) (element.firstChild as Text).appendData(text.slice(shown.length));
      else element.textContent = text;
    }
    this.dom.classList.toggle("ms-writing", paragraphs.length > 0);
  }

  /** The element to which text is added. */
  get end(): HTMLElement {
    return this.live.childElementCount > 0 || this.dom.classList.contains("ms-locked") ? this.live : this.contentDOM;
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs["number"] !== this.number) return false;
    this.node = node;
    // Counting can wait; typing cannot.
    clearTimeout(this.countTimer);
    this.countTimer = setTimeout(() => this.showCount(), 250);
    return true;
  }

  ignoreMutation(mutation: MutationRecord | { type: "selection"; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && this.button.contains(event.target);
  }

  destroy(): void {
    clearTimeout(this.countTimer);
  }

  private showCount(): void {
    const words = wordsOf(this.node);
    const asked = this.events.head(this.number).targetWords;
    const text = asked > 0 ? `${words.toLocaleString("en")} of ${asked.toLocaleString("en")} words` : `${words.toLocaleString("en")} words`;
    if (this.count.textContent !== text) this.count.textContent = text;
    this.dom.classList.toggle("ms-empty", words === 0);
  }
}

function heightOf(scene: Node): number {
  let height = HEAD;
  scene.forEach((part) => (height += partHeight(part)));
  return height;
}
