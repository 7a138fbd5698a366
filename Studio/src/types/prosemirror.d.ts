// The parts of ProseMirror 1.23 that the studio uses; Debian packages it without types.

declare module "prosemirror-model" {
  export class Fragment {
    static readonly empty: Fragment;
    static from(nodes: Node | readonly Node[] | null): Fragment;
    readonly size: number;
    readonly childCount: number;
    child(index: number): Node;
  }
  export class Slice {
    constructor(content: Fragment, openStart: number, openEnd: number);
    readonly content: Fragment;
    readonly size: number;
  }
  export class NodeType {
    readonly name: string;
    create(attrs?: Record<string, unknown> | null, content?: Fragment | Node | readonly Node[]): Node;
  }
  export class Node {
    readonly type: NodeType;
    readonly attrs: Record<string, unknown>;
    readonly content: Fragment;
    readonly childCount: number;
    readonly nodeSize: number;
    readonly textContent: string;
    child(index: number): Node;
    maybeChild(index: number): Node | null;
    forEach(visit: (node: Node, offset: number, index: number) => void): void;
    resolve(position: number): ResolvedPos;
    textBetween(from: number, to: number, blockSeparator?: string): string;
    eq(other: Node): boolean;
    /** @throws if the schema does not allow the content. */
    check(): void;
  }
  export class ResolvedPos {
    readonly pos: number;
    readonly depth: number;
    readonly parent: Node;
    readonly parentOffset: number;
    node(depth?: number): Node;
    index(depth?: number): number;
    start(depth?: number): number;
    end(depth?: number): number;
    before(depth?: number): number;
    after(depth?: number): number;
  }
  export interface NodeSpec {
    content?: string;
    group?: string;
    attrs?: Record<string, { default?: unknown }>;
    isolating?: boolean;
    defining?: boolean;
    toDOM?: (node: Node) => unknown;
    parseDOM?: { tag: string; getAttrs?: (dom: HTMLElement) => Record<string, unknown> }[];
  }
  export class Schema {
    constructor(spec: { nodes: Record<string, NodeSpec> });
    readonly nodes: Record<string, NodeType>;
    text(text: string): Node;
  }
}

declare module "prosemirror-transform" {
  export interface Mappable {
    map(position: number, association?: number): number;
  }
}

declare module "prosemirror-state" {
  import type { Fragment, Node, NodeType, ResolvedPos, Schema, Slice } from "prosemirror-model";
  import type { Mappable } from "prosemirror-transform";

  export class Selection {
    readonly from: number;
    readonly to: number;
    readonly anchor: number;
    readonly head: number;
    readonly empty: boolean;
    readonly $from: ResolvedPos;
    readonly $to: ResolvedPos;
    readonly $head: ResolvedPos;
    static near(position: ResolvedPos, bias?: number): Selection;
  }
  export class TextSelection extends Selection {
    static create(doc: Node, anchor: number, head?: number): TextSelection;
  }
  export class Transaction {
    readonly doc: Node;
    readonly before: Node;
    readonly selection: Selection;
    readonly docChanged: boolean;
    readonly mapping: Mappable;
    insertText(text: string, from?: number, to?: number): Transaction;
    delete(from: number, to: number): Transaction;
    insert(position: number, content: Fragment | Node | readonly Node[]): Transaction;
    replace(from: number, to: number, slice: Slice): Transaction;
    replaceWith(from: number, to: number, content: Fragment | Node | readonly Node[]): Transaction;
    split(position: number): Transaction;
    join(position: number): Transaction;
    setSelection(selection: Selection): Transaction;
    setMeta(key: string, value: unknown): Transaction;
    getMeta(key: string): unknown;
    scrollIntoView(): Transaction;
  }
  export class EditorState {
    static create(config: { doc?: Node; schema?: Schema; plugins?: Plugin[] }): EditorState;
    readonly doc: Node;
    readonly schema: Schema;
    readonly selection: Selection;
    readonly tr: Transaction;
    apply(transaction: Transaction): EditorState;
    applyTransaction(transaction: Transaction): { state: EditorState; transactions: readonly Transaction[] };
  }
  export class Plugin {
    constructor(spec: { filterTransaction?: (transaction: Transaction, state: EditorState) => boolean });
  }
  export type { NodeType };
}

declare module "prosemirror-view" {
  import type { Node } from "prosemirror-model";
  import type { EditorState, Transaction } from "prosemirror-state";
  import type { Mappable } from "prosemirror-transform";

  export class Decoration {
    static inline(from: number, to: number, attributes: Record<string, string>): Decoration;
  }
  export class DecorationSet {
    static readonly empty: DecorationSet;
    static create(doc: Node, decorations: Decoration[]): DecorationSet;
    map(mapping: Mappable, doc: Node): DecorationSet;
    find(): { from: number; to: number }[];
  }
  export interface NodeView {
    dom: HTMLElement;
    contentDOM?: HTMLElement;
    update?(node: Node): boolean;
    ignoreMutation?(mutation: MutationRecord | { type: "selection"; target: globalThis.Node }): boolean;
    stopEvent?(event: Event): boolean;
    destroy?(): void;
  }
  export interface EditorProps {
    state: EditorState;
    dispatchTransaction?(this: EditorView, transaction: Transaction): void;
    nodeViews?: Record<string, (node: Node, view: EditorView, getPos: () => number) => NodeView>;
    attributes?: Record<string, string>;
    editable?: (state: EditorState) => boolean;
    decorations?: (state: EditorState) => DecorationSet;
    handleKeyDown?: (view: EditorView, event: KeyboardEvent) => boolean;
    handleTextInput?: (view: EditorView, from: number, to: number, text: string) => boolean;
    handleDOMEvents?: Record<string, (view: EditorView, event: any) => boolean>;
    handleScrollToSelection?: (view: EditorView) => boolean;
    scrollMargin?: number | { top: number; right: number; bottom: number; left: number };
    scrollThreshold?: number | { top: number; right: number; bottom: number; left: number };
  }
  export class EditorView {
    constructor(place: { mount: HTMLElement } | HTMLElement | null, props: EditorProps);
    readonly state: EditorState;
    readonly dom: HTMLElement;
    readonly composing: boolean;
    /** Undocumented; the view stops it while it renders. `flush` applies what the browser has changed so far. */
    readonly domObserver: { start(): void; stop(): void; flush(): void };
    updateState(state: EditorState): void;
    setProps(props: Partial<EditorProps>): void;
    dispatch(transaction: Transaction): void;
    endOfTextblock(direction: "left" | "right" | "up" | "down" | "forward" | "backward"): boolean;
    focus(): void;
    hasFocus(): boolean;
    coordsAtPos(position: number, side?: number): { left: number; right: number; top: number; bottom: number };
    posAtCoords(coordinates: { left: number; top: number }): { pos: number; inside: number } | null;
    domAtPos(position: number): { node: globalThis.Node; offset: number };
    destroy(): void;
  }
}
