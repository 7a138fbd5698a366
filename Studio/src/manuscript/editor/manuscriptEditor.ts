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

/** What the writer has selected. */
export interface ManuscriptSelection extends ManuscriptRange {
  isEmpty: boolean;
  /** False where it reaches over several scenes; then `to` stands at the end of the first one's part. */
  isWithinScene: boolean;
}

/** What the editor tells the page. */
export interface EditorEvents {
  head(scene: number): SceneHead;
  onMenu(scene: number, button: HTMLElement): void;
  /** Scenes were changed: by hand, or by what was taken from elsewhere, or given back. */
  onEdit(scenes: number[], isByHand: boolean): void;
  onSelection(): void;
  /** A key that the editor does not know. Says whether it was taken. */
  onKey(event: KeyboardEvent): boolean;
}

interface Mark {
  name: string;
  from: number;
  to: number;
}

/** Marks a change that the writer did not make: the server's text, or other parts. */
const UNTYPED = "untyped";
const FROM_HISTORY = "fromHistory";
const NOT_BY_HAND = "notByHand";

/** The manuscript on the page: one editor over all scenes, so that reading, selecting and undoing know no borders. */
export class ManuscriptEditor {
  private readonly view: EditorView;
  private readonly history = new EditHistory();
  private readonly scenes = new Map<number, SceneView>();
  private readonly drawnParts = new DrawnParts();
  private locked: ReadonlySet<number> = new Set();
  private marks: Mark[] = [];
  /** Whether all scenes are drawn that were there at the beginning. */
  private isOpen = false;
  private decorations = DecorationSet.empty;

  /** Makes an editor that stands nowhere yet: put its `dom` into the page, and take it out again, as often as need be. */
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
          // Of those that come later, some are in sight at once.
          if (this.isOpen) this.drawnParts.draw(part.dom);
          return part;
        },
      },
      decorations: () => this.decorations,
      dispatchTransaction: (transaction) => this.dispatch(transaction),
      handleKeyDown: (view, event) => handleKey(view, event, this) || events.onKey(event),
      handleTextInput: handleText,
      handleDOMEvents: editorEvents(this),
      // The head of the room stands over the text.
      scrollMargin: { top: 200, right: 0, bottom: 120, left: 0 },
      scrollThreshold: { top: 180, right: 0, bottom: 80, left: 0 },
    });
    this.isOpen = true;
  }

  /** Shows other scenes: the outline has changed. What could be undone is forgotten where scenes came or went. */
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

  /** The paragraphs of a scene as they stand here. */
  paragraphs(scene: number): string[] {
    const found = findScene(this.view.state.doc, scene);
    return found ? paragraphTexts(found.node) : [];
  }

  /** Shows the server's text of a scene. Where only the space around it differs, nothing moves. */
  adopt(scene: number, paragraphs: readonly string[]): void {
    const now = this.paragraphs(scene);
    if (sameParagraphs(storedForm(now), paragraphs)) return;
    const patch = patchBetween(now, paragraphs.length === 0 ? [""] : paragraphs);
    if (!patch) return;
    const transaction = this.view.state.tr.setMeta(UNTYPED, true);
    applyPatch(transaction, { scene, ...patch });
    this.view.dispatch(transaction);
  }

  /** Adds the server's next paragraph to a scene. */
  append(scene: number, text: string): void {
    const found = findScene(this.view.state.doc, scene);
    if (!found) return;
    const transaction = this.view.state.tr.setMeta(UNTYPED, true);
    appendParagraph(transaction, found, text);
    this.view.dispatch(transaction);
  }

  /** Puts other paragraphs into a scene, as an edit that can be undone and was not made by hand. */
  replace(scene: number, paragraphs: readonly string[]): void {
    const patch = patchBetween(this.paragraphs(scene), paragraphs.length === 0 ? [""] : paragraphs);
    if (!patch) return;
    const transaction = this.view.state.tr.setMeta(ALONE, true).setMeta(NOT_BY_HAND, true);
    applyPatch(transaction, { scene, ...patch });
    this.view.dispatch(transaction);
  }

  /** Puts text in place of a range, as an edit that can be undone and was not made by hand. Says whether the range was still there. */
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

  /** Shows text that is being written behind a scene's paragraphs; none takes it away. */
  showLive(scene: number, paragraphs: readonly string[]): void {
    // It is no part of the document. An editor that saw it change would look where the selection is, each time anew.
    this.view.domObserver.stop();
    this.scenes.get(scene)?.showLive(paragraphs);
    this.view.domObserver.start();
  }

  /** Sets which scenes cannot be changed here, since a run is writing them. */
  lock(scenes: ReadonlySet<number>): void {
    this.locked = scenes;
  }

  /** Shows what has become of the scenes' heads. */
  refreshHeads(): void {
    for (const view of this.scenes.values()) view.refresh();
  }

  /** What is selected; null where the caret is nowhere. */
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

  /** Where a range stands on the screen; null where it is not drawn. */
  rectangle(range: ManuscriptRange): { top: number; bottom: number; left: number; right: number } | null {
    const positions = this.positions(range);
    if (!positions) return null;
    const [start, end] = [this.view.coordsAtPos(positions.from), this.view.coordsAtPos(positions.to, -1)];
    return {
      top: Math.min(start.top, end.top), bottom: Math.max(start.bottom, end.bottom),
      left: Math.min(start.left, end.left), right: Math.max(start.right, end.right),
    };
  }

  /** Marks a range under a name, which is its style's too; null takes the mark away. Marks move with the text. */
  mark(name: string, range: ManuscriptRange | null): void {
    this.marks = this.marks.filter((mark) => mark.name !== name);
    const positions = range && this.positions(range);
    if (positions) this.marks.push({ name, ...positions });
    this.drawMarks();
    this.view.updateState(this.view.state);
  }

  /** Where a mark stands now; null where its text is gone. */
  marked(name: string): ManuscriptRange | null {
    const mark = this.marks.find((candidate) => candidate.name === name);
    if (!mark) return null;
    const { doc } = this.view.state;
    const [from, to] = [placeAt(doc, mark.from), placeAt(doc, mark.to)];
    return from && to && from.scene === to.scene ? { scene: from.scene, from, to } : null;
  }

  /** Puts the caret or the selection somewhere and shows it. */
  select(range: ManuscriptRange, focus = true): void {
    const positions = this.positions(range);
    if (!positions) return;
    const selection = TextSelection.create(this.view.state.doc, positions.from, positions.to);
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    if (focus) this.view.focus();
    this.show(positions.from);
  }

  /** Scrolls a scene's head into view and puts the caret at its beginning. */
  goTo(scene: number): void {
    this.select({ scene, from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 0 } });
    this.scenes.get(scene)?.dom.scrollIntoView({ block: "start" });
  }

  /** Where text comes into a scene. */
  liveEnd(scene: number): HTMLElement | null {
    return this.scenes.get(scene)?.end ?? null;
  }

  /** Takes the last edit back. */
  undo(): boolean {
    return this.travel(this.history.undo((scene) => this.paragraphs(scene)));
  }

  /** Does the last undone edit again. */
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

  /** Scenes neither come nor go by typing, and what a run is writing is not changed here. */
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

  /** Keeps parts small, so that a key goes on costing what its paragraph costs, however much was pasted. */
  private cutParts(): void {
    // A composition stands in the page's own elements, which would be drawn anew; the next change comes soon.
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

  /** Scrolls to a position. What was never drawn has no true height yet, so the second look is the right one. */
  private show(position: number): void {
    const element = (): Element | null => {
      const { node } = this.view.domAtPos(position);
      return node instanceof Element ? node : node.parentElement;
    };
    element()?.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => element()?.scrollIntoView({ block: "center" }));
  }
}

