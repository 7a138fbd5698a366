import { editScript, type EditStep } from "./editScript";

/** A piece of text that two versions share, or that only one of them has. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Two paragraphs compared; one of the versions may lack it. */
export interface ParagraphDiff {
  kind: "same" | "changed" | "removed" | "added";
  parts: DiffPart[];
}

// Emoji sequences stay whole, ideographs are single, everything else is divided into words and the spaces between them.
const TOKEN =
  /\p{Extended_Pictographic}(?:[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|[\p{Script=Han}\p{Script=Hiragana}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{N}\p{M}_'’])+|\s+|[^]/gu;

/** The words of a text and the spaces between them. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** The difference of two texts, word by word. Paragraph breaks are part of the text. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [one, other] = [tokens(before), tokens(after)];
  return joined(editScript(one, other), one, other);
}

/**
 * The difference of two scenes. Paragraphs are matched first, so that only changed ones cost time; within a run of changed
 * paragraphs, words are compared.
 */
export function paragraphDiff(before: readonly string[], after: readonly string[]): ParagraphDiff[] {
  const result: ParagraphDiff[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = (): void => {
    result.push(...changedRun(removed, added));
    removed = [];
    added = [];
  };
  for (const [kind, index] of editScript(before, after)) {
    if (kind === "removed") removed.push(before[index]!);
    else if (kind === "added") added.push(after[index]!);
    else {
      settle();
      result.push({ kind: "same", parts: [{ kind: "same", text: before[index]! }] });
    }
  }
  settle();
  return result;
}

/** Pairs the paragraphs of a changed run that share enough words; the others stand alone. */
function changedRun(removed: string[], added: string[]): ParagraphDiff[] {
  const result: ParagraphDiff[] = [];
  let next = 0;
  for (const paragraph of removed) {
    const match = nearest(paragraph, added, next);
    if (match === null) {
      result.push({ kind: "removed", parts: [{ kind: "removed", text: paragraph }] });
      continue;
    }
    while (next < match.index) result.push(addition(added[next++]!));
    result.push({ kind: "changed", parts: match.parts });
    next = match.index + 1;
  }
  while (next < added.length) result.push(addition(added[next++]!));
  return result;
}

function addition(text: string): ParagraphDiff {
  return { kind: "added", parts: [{ kind: "added", text }] };
}

/** The first of the next few paragraphs that keeps at least two fifths of the words. */
function nearest(paragraph: string, added: string[], from: number): { index: number; parts: DiffPart[] } | null {
  const own = new Set(tokens(paragraph).filter(isWord));
  for (let index = from; index < Math.min(added.length, from + 4); index += 1) {
    const other = tokens(added[index]!).filter(isWord);
    const shared = other.filter((word) => own.has(word)).length;
    if (shared * 5 >= 2 * Math.min(own.size, other.length) && shared > 0) {
      return { index, parts: wordDiff(paragraph, added[index]!) };
    }
  }
  return null;
}

function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

/** Steps as pieces of text. */
function joined(steps: readonly EditStep[], before: readonly string[], after: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let waiting = "";
  const push = (kind: DiffPart["kind"], text: string): void => {
    const last = parts[parts.length - 1];
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  for (const [kind, index] of steps) {
    // Within a change, removals come first, so that a reader sees one replacement instead of alternating words.
    if (kind === "added") waiting += after[index]!;
    else if (kind === "removed") push("removed", before[index]!);
    else {
      if (waiting !== "") push("added", waiting);
      waiting = "";
      push("same", before[index]!);
    }
  }
  if (waiting !== "") push("added", waiting);
  return parts;
}
