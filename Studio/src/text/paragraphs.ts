// Paragraphs as the server stores them, so that page and server agree on equality and on paragraph numbers.
import { commonEnds } from "./editScript";

/** A line break that ends a paragraph: any that Unicode defines. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

/** White space by Unicode's property. JavaScript's own class also has U+FEFF and lacks U+0085. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

/** Control characters that the server rejects; tabs and line breaks are allowed. */
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Splits text at line breaks; the parts are trimmed, and none is empty. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(LINE_BREAK)
    .map(trimmed)
    .filter((paragraph) => paragraph !== "");
}

/** Joins paragraphs as the server does. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.join("\n\n");
}

/** The text without white space at its ends. A regular expression would be slow, because it tries every space. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(Math.min(leadingSpace(text), end), end);
}

/** The UTF-16 units of white space at the beginning of a text. */
export function leadingSpace(text: string): number {
  let start = 0;
  while (start < text.length && SPACE.test(text.charAt(start))) start += 1;
  return start;
}

/** The text without what the server rejects: control characters and unpaired surrogates. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, "").replace(LONE_SURROGATE, "\ufffd");
}

/** The paragraphs as they will be stored: trimmed, and none empty. */
export function storedForm(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((paragraph) => splitParagraphs(clean(paragraph)));
}

/** Whether two lists of paragraphs are equal. */
export function sameParagraphs(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((paragraph, index) => paragraph === other[index]);
}

/** The difference of two lists: `before` is replaced by `after` from `index` on. */
export interface ParagraphPatch {
  index: number;
  before: string[];
  after: string[];
}

/** The smallest run of elements that differs, as texts; null if the lists are equal. */
export function patchOf<Element>(
  before: readonly Element[], after: readonly Element[], text: (element: Element) => string, isSame?: (one: Element, other: Element) => boolean,
): ParagraphPatch | null {
  const { head, tail } = commonEnds(before, after, isSame);
  if (head === before.length && head === after.length) return null;
  return { index: head, before: before.slice(head, before.length - tail).map(text), after: after.slice(head, after.length - tail).map(text) };
}

/** The smallest run of paragraphs that differs; null if the lists are equal. */
export const patchBetween = (before: readonly string[], after: readonly string[]): ParagraphPatch | null =>
  patchOf(before, after, (paragraph) => paragraph);
