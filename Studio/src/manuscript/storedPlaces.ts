import type { TextPlace } from "../api/proposals";
import { clean, leadingSpace, splitParagraphs } from "../text/paragraphs";

/**
 * Converts positions between editor and server. The editor may have empty paragraphs and spaces around paragraphs, which the
 * server does not store; it counts paragraphs from 0, the server from 1.
 */

/** A position of the editor in the server's paragraphs. One in an empty paragraph becomes the end of the paragraph before. */
export function toStored(paragraphs: readonly string[], place: { paragraph: number; offset: number }): TextPlace {
  let number = 0;
  let length = 0;
  for (let index = 0; index <= place.paragraph && index < paragraphs.length; index += 1) {
    const text = clean(paragraphs[index]!);
    const stored = splitParagraphs(text)[0];
    if (stored === undefined) continue;
    number += 1;
    length = stored.length;
    if (index === place.paragraph) {
      return { paragraph: number, offset: Math.max(0, Math.min(length, place.offset - leadingSpace(text))) };
    }
  }
  return number === 0 ? { paragraph: 1, offset: 0 } : { paragraph: number, offset: length };
}

/** A position of the server in the editor's paragraphs; null if there is no such paragraph. */
export function toLocal(paragraphs: readonly string[], place: TextPlace): { paragraph: number; offset: number } | null {
  let number = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const stored = splitParagraphs(clean(paragraph))[0];
    if (stored === undefined) continue;
    number += 1;
    if (number === place.paragraph) {
      return { paragraph: index, offset: leadingSpace(paragraph) + Math.min(place.offset, stored.length) };
    }
  }
  return null;
}
