import type { ExportFormat } from "../../api/exports";

/** A format and its use. */
export interface FormatWords {
  format: ExportFormat;
  name: string;
  use: string;
}

/** The formats, the most common first. */
export const FORMATS: readonly FormatWords[] = [
  { format: "epub", name: "EPUB", use: "For e-readers and bookshops. With chapters, pictures with alt text, and a cover." },
  { format: "pdf", name: "PDF", use: "For printing, and for sharing with a fixed layout." },
  { format: "docx", name: "DOCX", use: "For editing in Word, LibreOffice or Pages." },
  { format: "html", name: "HTML", use: "A single file for any browser and for the web." },
  { format: "md", name: "Markdown", use: "For other writing tools and static sites." },
  { format: "txt", name: "Plain text", use: "Text only; opens in any program." },
  { format: "json", name: "JSON", use: "Everything, with outline, versions and notes. A backup that can be imported again." },
];

/** Common licences; any other text is allowed. */
export const LICENCES: readonly string[] = [
  "All rights reserved", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-NC-ND 4.0", "CC0 1.0",
];

/** The first paragraphs of a text, up to about so many characters. */
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
