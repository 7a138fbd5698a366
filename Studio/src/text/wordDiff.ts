import { splitParagraphs } from "./paragraphs";

/** A stretch of text that two versions share, or that only one of them has. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Two paragraphs side by side; null where one version has none there. */
export interface ParagraphDiff {
  kind: "same" | "changed" | "removed" | "added";
  parts: DiffPart[];
}

// Emoji sequences stay whole, ideographs stand alone, everything else goes by words and the space between them.
const TOKEN =
  /\p{Extended_Pictographic}(?:[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|[\p{Script=Han}\p{Script=Hiragana}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{N}\p{M}_'’])+|\s+|[^]/gu;

/** Edits beyond which two texts count as different altogether: the search grows with their square. */
const MOST_EDITS = 1_000;

/** Words and the space between them. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** What changed between two texts, word by word. Paragraph breaks are part of the text. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [one, other] = [tokens(before), tokens(after)];
  return joined(script(one, other, MOST_EDITS), one, other);
}

/**
 * What changed between two scenes. Paragraphs are matched first, so that the cost stays with those that changed; within
 * a run of changed paragraphs, words are compared.
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
  for (const [kind, index] of script(before, after, MOST_EDITS)) {
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

/** The same for texts as the server gives them. */
export function textDiff(before: string, after: string): ParagraphDiff[] {
  return paragraphDiff(splitParagraphs(before), splitParagraphs(after));
}

/** Pairs the paragraphs of a changed run from its beginning where they share enough words; else they stand alone. */
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

type Step = [kind: DiffPart["kind"], index: number];

/**
 * The shortest way from one list to the other (Myers 1986), by numbers in place of texts.
 *
 * Same and removed steps name a place in `before`, added ones in `after`. Beyond `most` edits, the middle counts as
 * replaced.
 */
function script(before: readonly string[], after: readonly string[], most: number): Step[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const numbers = new Map<string, number>();
  const numbered = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const one = Int32Array.from(before.slice(start, before.length - end), numbered);
  const other = Int32Array.from(after.slice(start, after.length - end), numbered);
  const steps: Step[] = [];
  for (let index = 0; index < start; index += 1) steps.push(["same", index]);
  for (const [kind, index] of middle(one, other, most)) steps.push([kind, index + start]);
  for (let index = before.length - end; index < before.length; index += 1) steps.push(["same", index]);
  return steps;
}

function middle(one: Int32Array, other: Int32Array, most: number): Step[] {
  const trace = frontiers(one, other, most);
  if (trace === null) return replaced(one.length, other.length);
  const steps: Step[] = [];
  let [x, y] = [one.length, other.length];
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const move = bestMove(trace[edits - 1]!, edits, x - y, one.length, other.length);
    while (x > move.x) {
      x -= 1;
      y -= 1;
      steps.push(["same", x]);
    }
    if (move.isAddition) y -= 1;
    else x -= 1;
    steps.push(move.isAddition ? ["added", y] : ["removed", x]);
  }
  while (x > 0) steps.push(["same", --x]);
  return steps.reverse();
}

/** No place: no path leads here without leaving one of the lists. */
const NOWHERE = -1;

/** The edit that leads furthest on a diagonal, and where it ends; ends nowhere where none stays within the lists. */
function bestMove(
  last: Int32Array, edits: number, diagonal: number, width: number, height: number,
): { isAddition: boolean; x: number } {
  const reach = (from: number): number => last[from + edits - 1] ?? NOWHERE;
  const right = diagonal > -edits ? reach(diagonal - 1) : NOWHERE;
  const down = diagonal < edits ? reach(diagonal + 1) : NOWHERE;
  const removal = right !== NOWHERE && right < width ? right + 1 : NOWHERE;
  const addition = down !== NOWHERE && down - diagonal <= height ? down : NOWHERE;
  return addition > removal ? { isAddition: true, x: addition } : { isAddition: false, x: removal };
}

/** How far each diagonal gets with 0, 1, 2, … edits, up to the end of both; null where that takes too many. */
function frontiers(one: Int32Array, other: Int32Array, most: number): Int32Array[] | null {
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= Math.min(most, one.length + other.length); edits += 1) {
    const last = trace[edits - 1];
    const reach = new Int32Array(2 * edits + 1).fill(NOWHERE);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = last === undefined ? 0 : bestMove(last, edits, diagonal, one.length, other.length).x;
      if (x === NOWHERE) continue;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      reach[diagonal + edits] = x;
      if (x === one.length && x - diagonal === other.length) {
        trace.push(reach);
        return trace;
      }
    }
    trace.push(reach);
  }
  return null;
}

function replaced(removed: number, added: number): Step[] {
  const steps: Step[] = [];
  for (let index = 0; index < removed; index += 1) steps.push(["removed", index]);
  for (let index = 0; index < added; index += 1) steps.push(["added", index]);
  return steps;
}

/** Steps as stretches of text. */
function joined(steps: Step[], before: readonly string[], after: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let waiting = "";
  const push = (kind: DiffPart["kind"], text: string): void => {
    const last = parts[parts.length - 1];
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  for (const [kind, index] of steps) {
    // Within a change, removals come first: a reader sees one replacement, not single words in turn.
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
