/** One server-sent event. */
export interface ServerEvent {
  /** The last `id` of the stream so far; empty if there was none. */
  id: string;
  /** The name of the event; `message` if it has none. */
  name: string;
  data: string;
}

/**
 * Decodes events from bytes that arrive in pieces, which may be cut inside a character, between the two bytes of a line end,
 * or in the middle of an event. An event without its closing empty line is not returned.
 */
export class EventDecoder {
  /** The delay before reconnecting that the server requests, in milliseconds; null if it requests none. */
  retry: number | null = null;
  private readonly text = new TextDecoder("utf-8");
  private rest = "";
  private endedInReturn = false;
  private id = "";
  private name = "";
  private data: string[] = [];

  /** Decodes the next piece and returns the events that it completes. */
  push(bytes: Uint8Array): ServerEvent[] {
    let piece = this.text.decode(bytes, { stream: true });
    if (piece === "") return [];
    // A CR at the end of the last piece was a complete line end; a LF now belongs to it.
    if (this.endedInReturn && piece.startsWith("\n")) piece = piece.slice(1);
    this.endedInReturn = piece === "" ? false : piece.endsWith("\r");
    const lines = (this.rest + piece).split(/\r\n|\n|\r/);
    this.rest = lines.pop() ?? "";
    const events: ServerEvent[] = [];
    for (const line of lines) {
      const event = this.take(line);
      if (event) events.push(event);
    }
    return events;
  }

  private take(line: string): ServerEvent | null {
    if (line === "") return this.close();
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.data.push(value);
    else if (field === "event") this.name = value;
    else if (field === "id" && !value.includes("\0")) this.id = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retry = Number(value);
    return null;
  }

  private close(): ServerEvent | null {
    const event = this.data.length === 0 ? null : { id: this.id, name: this.name || "message", data: this.data.join("\n") };
    this.name = "";
    this.data = [];
    return event;
  }
}
