import type { ResolvedPos } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { clean } from "../../text/paragraphs";
import { ALONE, deleteRange, insertLines, textOf } from "./changes";
import { IN_TEXT } from "./places";

/** The target of undo and redo. */
export interface Undoable {
  undo(): boolean;
  redo(): boolean;
}

const LINE_BREAKS = /(?:\r\n|[\n\v\f\r\u0085\u2028\u2029])+/u;
const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Pasted text as lines, without control characters and empty lines. */
export function pastedLines(text: string): string[] {
  return clean(text).replace(/^[\r\n]+|[\r\n]+$/g, "").split(LINE_BREAKS);
}

/** Handles the keys that change the text or its history. Returns whether the key was handled. */
export function handleKey(view: EditorView, event: KeyboardEvent, editor: Undoable): boolean {
  // On a busy page, keys arrive before the browser reports where they moved the caret.
  view.domObserver.flush();
  const isModified = isApple ? event.metaKey : event.ctrlKey;
  const key = event.key.toLowerCase();
  if (isModified && !event.altKey) {
    if (key === "z" || (key === "y" && !isApple)) {
      if (key === "y" || event.shiftKey) editor.redo();
      else editor.undo();
      return true;
    }
    // The manuscript is plain text; without this, the browser would show bold text for a moment.
    if (key === "b" || key === "i" || key === "u") return true;
  }
  if (isJump(event)) return jump(view, event.key === "Home" || event.key === "ArrowUp", event.shiftKey);
  if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !isModified && !event.altKey && !event.shiftKey) {
    return stepOver(view, event.key === "ArrowLeft" ? "left" : "right");
  }
  if (event.key === "Enter" && !isModified && !event.altKey) return breakParagraph(view);
  if (event.key === "Backspace") return joinBackwards(view);
  if (event.key === "Delete") return joinForwards(view);
  return false;
}

function isJump(event: KeyboardEvent): boolean {
  if (isApple) return event.metaKey && (event.key === "ArrowUp" || event.key === "ArrowDown");
  return event.ctrlKey && !event.altKey && (event.key === "Home" || event.key === "End");
}

/** Moves to the start or end of the manuscript. The browser itself would end outside of the last scene's text. */
function jump(view: EditorView, isToStart: boolean, keepsAnchor: boolean): true {
  const { doc, selection, tr } = view.state;
  const head = Selection.near(doc.resolve(isToStart ? 0 : doc.content.size), isToStart ? 1 : -1).head;
  view.dispatch(tr.setSelection(TextSelection.create(doc, keepsAnchor ? selection.anchor : head, head)).scrollIntoView());
  return true;
}

/** Moves from the end of a scene to the start of the next one, and back. The browser itself would stop at the heading between them. */
function stepOver(view: EditorView, direction: "left" | "right"): boolean {
  const { doc, selection, tr } = view.state;
  const { $from } = selection;
  if (!selection.empty || $from.depth < IN_TEXT || !view.endOfTextblock(direction)) return false;
  const { node } = view.domAtPos($from.pos);
  const paragraph = node instanceof Element ? node : node.parentElement;
  const isRightToLeft = paragraph !== null && getComputedStyle(paragraph).direction === "rtl";
  const isForward = (direction === "right") !== isRightToLeft;
  const isAtEdge = isForward ? isLast($from) : isFirst($from);
  const edge = isForward ? $from.after(1) : $from.before(1);
  if (!isAtEdge || edge === 0 || edge === doc.content.size) return isAtEdge;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(edge), isForward ? 1 : -1)).scrollIntoView());
  return true;
}

function breakParagraph(view: EditorView): boolean {
  const { from, to } = view.state.selection;
  const transaction = view.state.tr.setMeta(ALONE, true);
  deleteRange(transaction, from, to);
  transaction.split(from);
  view.dispatch(transaction.scrollIntoView());
  return true;
}

function joinBackwards(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (!selection.empty) return deleteSelected(view);
  const { $from } = selection;
  if ($from.depth < IN_TEXT || $from.parentOffset > 0) return false;
  // Nothing precedes a scene's first paragraph: scenes are merged in the outline.
  if (!isFirst($from)) {
    const before = Selection.near(view.state.doc.resolve($from.before()), -1).head;
    view.dispatch(tr.delete(before, $from.pos).setMeta(ALONE, true).scrollIntoView());
  }
  return true;
}

function joinForwards(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (!selection.empty) return deleteSelected(view);
  const { $from } = selection;
  if ($from.depth < IN_TEXT || $from.parentOffset < $from.parent.content.size) return false;
  if (!isLast($from)) {
    const after = Selection.near(view.state.doc.resolve($from.after()), 1).head;
    view.dispatch(tr.delete($from.pos, after).setMeta(ALONE, true).scrollIntoView());
  }
  return true;
}

/** Whether a position is in the first paragraph of its scene. */
function isFirst(position: ResolvedPos): boolean {
  return position.index(1) === 0 && position.index(2) === 0;
}

/** Whether a position is in the last paragraph of its scene. */
function isLast(position: ResolvedPos): boolean {
  return position.index(1) === position.node(1).childCount - 1 && position.index(2) === position.node(2).childCount - 1;
}

function deleteSelected(view: EditorView): true {
  const { from, to } = view.state.selection;
  const transaction = view.state.tr.setMeta(ALONE, true);
  deleteRange(transaction, from, to);
  view.dispatch(transaction.scrollIntoView());
  return true;
}

/** Handles text typed over a selection of several scenes. The browser handles the rest, including composition and spelling. */
export function handleText(view: EditorView, from: number, to: number, text: string): boolean {
  const { doc } = view.state;
  if (doc.resolve(from).index(0) === doc.resolve(to).index(0)) return false;
  insert(view, from, to, [text]);
  return true;
}

function insert(view: EditorView, from: number, to: number, lines: string[]): void {
  const transaction = view.state.tr.setMeta(ALONE, true);
  insertLines(transaction, from, to, lines);
  view.dispatch(transaction.scrollIntoView());
}

/** Clipboard and drag and drop transfer plain text only, in both directions. */
export function editorEvents(editor: Undoable): Record<string, (view: EditorView, event: any) => boolean> {
  let dragged: { from: number; to: number } | null = null;
  const isOurs = (view: EditorView, event: Event): boolean =>
    event.target instanceof Node && view.dom.contains(event.target) && !(event.target instanceof HTMLButtonElement);
  return {
    paste: (view, event: ClipboardEvent) => {
      event.preventDefault();
      const lines = pastedLines(event.clipboardData?.getData("text/plain") ?? "");
      const { from, to } = view.state.selection;
      if (lines.some((line) => line !== "")) insert(view, from, to, lines);
      return true;
    },
    copy: (view, event: ClipboardEvent) => copy(view, event, isOurs(view, event)),
    cut: (view, event: ClipboardEvent) => {
      if (!copy(view, event, isOurs(view, event))) return false;
      return deleteSelected(view);
    },
    dragstart: (view, event: DragEvent) => {
      const { from, to, empty } = view.state.selection;
      if (empty || !event.dataTransfer) return true;
      event.dataTransfer.clearData();
      event.dataTransfer.setData("text/plain", textOf(view.state.doc, from, to));
      dragged = { from, to };
      return true;
    },
    dragend: () => {
      dragged = null;
      return false;
    },
    drop: (view, event: DragEvent) => {
      event.preventDefault();
      const lines = pastedLines(event.dataTransfer?.getData("text/plain") ?? "");
      const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (target && lines.some((line) => line !== "")) drop(view, target.pos, lines, event.ctrlKey ? null : dragged);
      dragged = null;
      return true;
    },
    beforeinput: (_view, event: InputEvent) => {
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
      event.preventDefault();
      if (event.inputType === "historyUndo") editor.undo();
      else editor.redo();
      return true;
    },
  };
}

function copy(view: EditorView, event: ClipboardEvent, isOurs: boolean): boolean {
  const { from, to, empty } = view.state.selection;
  if (empty || !isOurs || !event.clipboardData) return false;
  event.preventDefault();
  event.clipboardData.setData("text/plain", textOf(view.state.doc, from, to));
  return true;
}

function drop(view: EditorView, at: number, lines: string[], moved: { from: number; to: number } | null): void {
  if (moved && at > moved.from && at < moved.to) return;
  const transaction = view.state.tr.setMeta(ALONE, true);
  if (moved) deleteRange(transaction, moved.from, moved.to);
  const target = transaction.mapping.map(at);
  if (transaction.doc.resolve(target).depth < IN_TEXT) return;
  insertLines(transaction, target, target, lines);
  view.dispatch(transaction.scrollIntoView());
}
