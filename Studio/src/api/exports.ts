import { open } from "./client";

/** The forms that a story can be published in. */
export const exportFormats = ["md", "txt", "html", "json", "epub", "docx", "pdf"] as const;

/** One of them. */
export type ExportFormat = typeof exportFormats[number];

/** A story as a file: its bytes, and the name that the server gives it. */
export async function exportStory(story: string, format: ExportFormat, signal?: AbortSignal): Promise<{ blob: Blob; name: string }> {
  const response = await open(`/stories/${story}/export`, { query: { format }, accept: "*/*", signal });
  return { blob: await response.blob(), name: fileName(response.headers.get("Content-Disposition")) ?? `story.${format}` };
}

/** The name in a `Content-Disposition`; the one in UTF-8 goes before the plain one. */
export function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // The plain name will do.
    }
  }
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? null;
}

/** Hands a file to the browser to keep. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
