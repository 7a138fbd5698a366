import { EditorState, Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { EditHistory, type Edit } from "./editHistory";
import { patchBetween, sameParagraphs, storedForm } from "../../text/paragraphs";
import { ALONE, appendParagraph, applyPatch, cutLongParts, insertLines, patchesBetween, textOf } from "./changes";
import { editorEvents, handleKey, handleText } from "./input";
import { DrawnParts } from "./drawnParts";
import { manuscriptNode, paragraphTexts, type SceneContent } from "./manuscriptSchema";
import { PartView } from "./partView";
import { findScene, IN_TEXT, placeAt, positionOf } from "./places";
import { SceneView, type SceneHead } from "./sceneView";

/** A range within one scene, in the editor's own paragraphs, counted from 0. */
export interface ManuscriptRange {
  scene: number;
  from: { paragraph: number; offset: number };
  to: { paragraph: number; offset: number };
}

/** The writer's selection. */
export interface ManuscriptSelection extends ManuscriptRange {
  isEmpty: boolean;
  /** False if it spans several scenes; then `to` is the end of the part in the first scene. */
  isWithinScene: boolean;
}

/** The editor's callbacks. */
export interface EditorEvents {
  head(scene: number): SceneHead;
  onMenu(scene: number, button: HTMLElement): void;
  /** Called when scenes were changed: by hand, by text from elsewhere, or by undo and redo. */
  onEdit(scenes: number[], isByHand: boolean): void;
  onSelection(): void;
  /** Handles a key that the editor does not handle. Returns whether it was handled. */
  onKey(event: KeyboardEvent): boolean;
}

interface Mark {
  name: string;
  from: number;
  to: number;
}

/** Marks a change that the writer did not make: text from the server, or other parts. */
const UNTYPED = "untyped";
const FROM_HISTORY = "fromHistory";
const NOT_BY_HAND = "notByHand";

/** The manuscript on the page: one editor for all scenes, so that reading, selecting and undoing cross their borders. */
export class ManuscriptEditor {
  private readonly view: EditorView;
  private readonly history = new EditHistory();
  private readonly scenes = new Map<number, SceneView>();
  private readonly drawnParts = new DrawnParts();
  private locked: ReadonlySet<number> = new Set();
  private marks: Mark[] = [];
  /** Whether the initial scenes are rendered. */
  private isOpen = false;
  private decorations = DecorationSet.empty;

  /** Creates an editor outside of the page. Its `dom` can be attached and detached any number of times. */
  constructor(scenes: readonly SceneContent[], language: string, private readonly events: EditorEvents) {
    this.view = new EditorView(null, {
      state: this.newState(scenes),
      attributes: {
        role: "textbox", "aria-multiline": "true", "aria-label": "Manuscript", lang: language, spellcheck: "true",
        class: "ms-editor",
      },
      nodeViews: {
        scene: (node) => {
          const view = new SceneView(node, events);
          this.scenes.set(node.attrs["number"] as number, view);
          return view;
        },
        part: (node) => {
          const part = new PartView(node);
          // Some of the later ones are in view at once.
          if (this.isOpen) this.drawnParts.draw(part.dom);
          return part;
        },
      },
      decorations: () => this.decorations,
      dispatchTransaction: (transaction) => this.dispatch(transaction),
      handleKeyDown: (view, event) => handleKey(view, event, this) || events.onKey(event),
      handleTextInput: handleText,
      handleDOMEvents: editorEvents(this),
      // The story's header covers the top of the text.
      scrollMargin: { top: 200, right: 0, bottom: 120, left: 0 },
      scrollThreshold: { top: 180, right: 0, bottom: 80, left: 0 },
    });
    this.isOpen = true;
  }

  /** Shows other scenes after a change of the outline. The undo history is lost if scenes were added or removed. */
  setScenes(scenes: readonly SceneContent[]): void {
    const numbers: number[] = [];
    this.view.state.doc.forEach((node) => numbers.push(node.attrs["number"] as number));
    if (numbers.length === scenes.length && scenes.every((scene, index) => scene.number === numbers[index])) {
      for (const scene of scenes) this.adopt(scene.number, scene.paragraphs);
      return;
    }
    this.marks = [];
    this.decorations = DecorationSet.empty;
    this.isOpen = false;
    this.view.updateState(this.newState(scenes));
    this.isOpen = true;
  }

  /** The paragraphs of a scene in the editor. */
  paragraphs(scene: number): string[] {
    const found = findScene(this.view.state.doc, scene);
    return found ? paragraphTexts(found.node) : [];
  }

  /** Shows the server's text of a scene. If only its spacing differs, nothing changes. */
  adopt(scene: number, paragraphs: readonly string[]): void {
    const now = this.paragraphs(scene);
    if (sameParagraphs(storedForm(now), paragraphs)) return;
    const patch = patchBetween(now, paragraphs.length === 0 ? [""] : paragraphs);
    if (!patch) return;
    const transaction = this.view.state.tr.setMeta(UNTYPED, true);
    applyPatch(transaction, { scene, ...patch });
    this.view.dispatch(transaction);
  }

  /** Appends a paragraph of the server's text to a scene. */
  append(scene: number, text: string): void {
    const found = findScene(this.view.state.doc, scene);
    if (!found) return;
    const transaction = this.view.state.tr.setMeta(UNTYPED, true);
    appendParagraph(transaction, found, text);
    this.view.dispatch(transaction);
  }

  /** Replaces the paragraphs of a scene with a change that can be undone and was not made by hand. */
  replace(scene: number, paragraphs: readonly string[]): void {
    const patch = patchBetween(this.paragraphs(scene), paragraphs.length === 0 ? [""] : paragraphs);
    if (!patch) return;
    const transaction = this.view.state.tr.setMeta(ALONE, true).setMeta(NOT_BY_HAND, true);
    applyPatch(transaction, { scene, ...patch });
    this.view.dispatch(transaction);
  }

  /** Replaces a range with a change that can be undone and was not made by hand. Returns whether the range still existed. */
  replaceRange(range: ManuscriptRange, lines: readonly string[]): boolean {
    const positions = this.positions(range);
    if (!positions) return false;
    const transaction = this.view.state.tr.setMeta(ALONE, true).setMeta(NOT_BY_HAND, true);
    insertLines(transaction, positions.from, positions.to, lines);
    const end = transaction.mapping.map(positions.to, 1);
    transaction.setSelection(Selection.near(transaction.doc.resolve(end), -1));
    this.view.dispatch(transaction);
    return true;
  }

  /** Shows text that is being written after a scene's paragraphs; an empty list removes it. */
  showLive(scene: number, paragraphs: readonly string[]): void {
    // It is not part of the document. If the editor observed the change, it would look up the selection each time.
    this.view.domObserver.stop();
    this.scenes.get(scene)?.showLive(paragraphs);
    this.view.domObserver.start();
  }

  /** Sets the scenes that cannot be edited because a run is writing them. */
  lock(scenes: ReadonlySet<number>): void {
    this.locked = scenes;
  }

  /** Updates the headings of the scenes. */
  refreshHeads(): void {
    for (const view of this.scenes.values()) view.refresh();
  }

  /** The selection; null if there is no caret. */
  get selection(): ManuscriptSelection | null {
    const { doc, selection } = this.view.state;
    const from = placeAt(doc, selection.from);
    if (!from) return null;
    let to = placeAt(doc, selection.to);
    const isWithinScene = to !== null && to.scene === from.scene;
    if (!isWithinScene) {
      const scene = findScene(doc, from.scene)!;
      to = placeAt(doc, scene.position + scene.node.nodeSize - IN_TEXT);
    }
    return { scene: from.scene, from, to: to ?? from, isEmpty: selection.empty, isWithinScene };
  }

  /** The text of a range, with an empty line between paragraphs. */
  text(range: ManuscriptRange): string {
    const positions = this.positions(range);
    return positions ? textOf(this.view.state.doc, positions.from, positions.to) : "";
  }

  /** The rectangle of a range on the screen; null if the range does not exist. */
  rectangle(range: ManuscriptRange): { top: number; bottom: number; left: number; right: number } | null {
    const positions = this.positions(range);
    if (!positions) return null;
    const [start, end] = [this.view.coordsAtPos(positions.from), this.view.coordsAtPos(positions.to, -1)];
    return {
      top: Math.min(start.top, end.top), bottom: Math.max(start.bottom, end.bottom),
      left: Math.min(start.left, end.left), right: Math.max(start.right, end.right),
    };
  }

  /** Marks a range under a name, which is also its style; null removes the mark. Marks move with the text. */
  mark(name: string, range: ManuscriptRange | null): void {
    this.marks = this.marks.filter((mark) => mark.name !== name);
    const positions = range && this.positions(range);
    if (positions) this.marks.push({ name, ...positions });
    this.drawMarks();
    this.view.updateState(this.view.state);
  }

  /** The current range of a mark; null if its text is gone. */
  marked(name: string): ManuscriptRange | null {
    const mark = this.marks.find((candidate) => candidate.name === name);
    if (!mark) return null;
    const { doc } = this.view.state;
    const [from, to] = [placeAt(doc, mark.from), placeAt(doc, mark.to)];
    return from && to && from.scene === to.scene ? { scene: from.scene, from, to } : null;
  }

  /** Sets the caret or the selection and scrolls to it. */
  select(range: ManuscriptRange, focus = true): void {
    const positions = this.positions(range);
    if (!positions) return;
    const selection = TextSelection.create(this.view.state.doc, positions.from, positions.to);
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    if (focus) this.view.focus();
    this.show(positions.from);
  }

  /** Scrolls to a scene's heading and puts the caret at its beginning. */
  goTo(scene: number): void {
    this.select({ scene, from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 0 } });
    this.scenes.get(scene)?.dom.scrollIntoView({ block: "start" });
  }

  /** The element to which text is added in a scene. */
  liveEnd(scene: number): HTMLElement | null {
    return this.scenes.get(scene)?.end ?? null;
  }

  /** Undoes the last edit. */
  undo(): boolean {
    return this.travel(this.history.undo((scene) => this.paragraphs(scene)));
  }

  /** Redoes the last undone edit. */
  redo(): boolean {
    return this.travel(this.history.redo((scene) => this.paragraphs(scene)));
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  focus(): void {
    this.view.focus();
  }

  get dom(): HTMLElement {
    return this.view.dom;
  }

  destroy(): void {
    this.view.destroy();
  }

  private newState(scenes: readonly SceneContent[]): EditorState {
    const guard = new Plugin({ filterTransaction: (transaction) => this.isAllowed(transaction) });
    return EditorState.create({ doc: manuscriptNode(scenes), plugins: [guard] });
  }

  /** Rejects changes that add or remove scenes or touch a scene that a run is writing. */
  private isAllowed(transaction: Transaction): boolean {
    if (!transaction.docChanged || transaction.getMeta(UNTYPED) === true) return true;
    const { before, doc } = transaction;
    if (before.childCount !== doc.childCount) return false;
    for (let index = 0; index < doc.childCount; index += 1) {
      const [one, other] = [before.child(index), doc.child(index)];
      if (one === other) continue;
      const number = one.attrs["number"] as number;
      if (other.attrs["number"] !== number || this.locked.has(number)) return false;
    }
    return true;
  }

  private dispatch(transaction: Transaction): void {
    const before = this.view.state;
    const { state, transactions } = before.applyTransaction(transaction);
    const isApplied = transactions.length > 0;
    if (isApplied && transaction.docChanged) this.moveMarks(transaction);
    this.view.updateState(state);
    this.drawnParts.look(this.view);
    if (!isApplied) return;
    if (transaction.docChanged && transaction.getMeta(UNTYPED) !== true) this.note(before, state, transaction);
    else if (!transaction.docChanged && !state.selection.empty) this.history.close();
    if (transaction.docChanged || before.selection !== state.selection) this.events.onSelection();
    if (transaction.docChanged) this.cutParts();
  }

  /** Keeps parts small, so that the cost of a key stays the same however much was pasted. */
  private cutParts(): void {
    // Splitting would re-render the elements of an active composition; the next change follows soon.
    if (this.view.composing) return;
    const transaction = this.view.state.tr.setMeta(UNTYPED, true);
    cutLongParts(transaction);
    if (transaction.docChanged) this.view.dispatch(transaction);
  }

  private note(before: EditorState, after: EditorState, transaction: Transaction): void {
    const patches = patchesBetween(before.doc, after.doc);
    if (patches.length === 0) return;
    const isByHand = transaction.getMeta(NOT_BY_HAND) !== true;
    if (transaction.getMeta(FROM_HISTORY) !== true) {
      const isTyping = transaction.getMeta(ALONE) !== true && patches.length === 1
        && patches[0]!.before.length === 1 && patches[0]!.after.length === 1;
      this.history.record({
        patches, isTyping, isByHand, at: performance.now(),
        before: placeAt(before.doc, before.selection.head), after: placeAt(after.doc, after.selection.head),
      });
    }
    this.events.onEdit(patches.map((patch) => patch.scene), isByHand);
  }

  private travel(edit: Edit | null): boolean {
    if (!edit) return false;
    if (edit.patches.some((patch) => this.locked.has(patch.scene))) return false;
    const transaction = this.view.state.tr.setMeta(FROM_HISTORY, true).setMeta(NOT_BY_HAND, !edit.isByHand);
    for (const patch of edit.patches) applyPatch(transaction, patch);
    const position = edit.after && positionOf(transaction.doc, edit.after);
    if (position !== null) transaction.setSelection(TextSelection.create(transaction.doc, position));
    this.view.dispatch(transaction.scrollIntoView());
    return true;
  }

  private moveMarks(transaction: Transaction): void {
    if (this.marks.length === 0) return;
    this.marks = this.marks
      .map((mark) => ({ ...mark, from: transaction.mapping.map(mark.from, 1), to: transaction.mapping.map(mark.to, -1) }))
      .filter((mark) => mark.from <= mark.to);
    this.drawMarks(transaction.doc);
  }

  private drawMarks(doc = this.view.state.doc): void {
    const drawn = this.marks
      .filter((mark) => mark.from < mark.to)
      .map((mark) => Decoration.inline(mark.from, mark.to, { class: `ms-mark-${mark.name}` }));
    this.decorations = drawn.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, drawn);
  }

  private positions(range: ManuscriptRange): { from: number; to: number } | null {
    const { doc } = this.view.state;
    const from = positionOf(doc, { scene: range.scene, ...range.from });
    const to = positionOf(doc, { scene: range.scene, ...range.to });
    return from === null || to === null ? null : { from, to: Math.max(from, to) };
  }

  /** Scrolls to a position. A part that was never rendered has only an estimated height, so it scrolls again after a frame. */
  private show(position: number): void {
    const element = (): Element | null => {
      const { node } = this.view.domAtPos(position);
      return node instanceof Element ? node : node.parentElement;
    };
    element()?.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => element()?.scrollIntoView({ block: "center" }));
  }
}

