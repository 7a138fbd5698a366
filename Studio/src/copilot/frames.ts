/** Reads the data of server-sent events out of a body's bytes, whatever their line ends and wherever the pieces are cut. */
export async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let unread = "";
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      unread += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A carriage return at the end may be the first half of a line end that is still on its way.
      const cut = !done && unread.endsWith("\r") ? unread.length - 1 : unread.length;
      const lines = unread.slice(0, cut).split(/\r\n|\n|\r/);
      unread = (lines.pop() ?? "") + unread.slice(cut);
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield data.join("\n");
          data = [];
        } else if (line === "data" || line.startsWith("data:")) {
          data.push(line.slice(5).replace(/^ /, ""));
        }
      }
      // An event without its empty line is cut off and does not count.
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
