import { open } from "./client";

/** The formats in which a story can be exported. */
export const exportFormats = ["md", "txt", "html", "json", "epub", "docx", "pdf"] as const;

/** One of these formats. */
export type ExportFormat = typeof exportFormats[number];

/** A story as a file: its bytes and the file name from the server. */
export async function exportStory(story: string, format: ExportFormat, signal?: AbortSignal): Promise<{ blob: Blob; name: string }> {
  const response = await open(`/stories/${story}/export`, { query: { format }, accept: "*/*", signal });
  return { blob: await response.blob(), name: fileName(response.headers.get("Content-Disposition")) ?? `story.${format}` };
}

/** The file name in a `Content-Disposition`; the UTF-8 form takes precedence. */
export function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // Falls back to the plain name.
    }
  }
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? null;
}

/** Downloads a file in the browser. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
