import type { ExportFormat } from "../../api/exports";

/** A form of the book, and what it is good for. */
export interface FormatWords {
  format: ExportFormat;
  name: string;
  use: string;
}

/** The forms in which a book can be had, those that most look for first. */
export const FORMATS: readonly FormatWords[] = [
  { format: "epub", name: "EPUB", use: "For e-readers and book shops. Chapters, pictures with their descriptions, and a cover." },
  { format: "pdf", name: "PDF", use: "For printing, and for sending it as it looks." },
  { format: "docx", name: "DOCX", use: "For an editor: opens in Word, LibreOffice and Pages." },
  { format: "html", name: "HTML", use: "One file for any browser, and for the web." },
  { format: "md", name: "Markdown", use: "For other writing programs and for sites made from text." },
  { format: "txt", name: "Plain text", use: "The words alone; anything reads it." },
  { format: "json", name: "JSON", use: "All there is, with plan, versions and notes. Imports again to an equal story: a backup." },
];

/** Licences that books often have; any other text is as good. */
export const LICENCES: readonly string[] = [
  "All rights reserved", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-NC-ND 4.0", "CC0 1.0",
];

/** The first paragraphs of a text, of about so many characters. */
export function opening(text: string, characters: number): string[] {
  const all = text.split(/\n+/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "");
  const shown: string[] = [];
  let left = characters;
  for (const paragraph of all) {
    if (left <= 0) break;
    shown.push(paragraph.length <= left ? paragraph : `${paragraph.slice(0, left).replace(/\s+\S*$/, "")} …`);
    left -= paragraph.length;
  }
  return shown;
}
