import { open } from "../../api/client";
import { fileName, type ExportFormat } from "../../api/exports";
import { Problem } from "../../api/problem";

/** A book as a file. */
export interface BookFile {
  blob: Blob;
  name: string;
}

/** The progress of a download; `total` is null if the size is unknown or the response is compressed. */
export interface Received {
  bytes: number;
  total: number | null;
}

/**
 * Requests a book and downloads it.
 *
 * @throws Problem if it is refused or cut off; an AbortError after `signal`.
 */
export async function downloadBook(
  story: string, format: ExportFormat, onReceived: (received: Received) => void, signal: AbortSignal,
): Promise<BookFile> {
  const response = await open(`/stories/${story}/export`, { query: { format }, accept: "*/*", signal });
  const length = response.headers.has("Content-Encoding") ? null : Number(response.headers.get("Content-Length")) || null;
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (reader) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value);
      bytes += value.length;
      onReceived({ bytes, total: length });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw Problem.unreachable();
  }
  const type = response.headers.get("Content-Type") ?? "application/octet-stream";
  return { blob: new Blob(parts, { type }), name: fileName(response.headers.get("Content-Disposition")) ?? `story.${format}` };
}
