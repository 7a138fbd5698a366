import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, test } from "node:test";
import { Problem } from "../../src/api/problem";
import { runAgent, type RunInput } from "../../src/copilot/agent";
import type { AgentEvent } from "../../src/copilot/events";

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

async function serving(answer: (response: ServerResponse, body: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => answer(response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return `http://127.0.0.1:${server.address().port}/api/v1/agui`;
}

const input: RunInput = {
  threadId: "t", runId: "r", protocolVersion: "1.0", state: { story_id: "s" }, tools: [], context: [],
  messages: [{ id: "u", role: "user", content: "Hello" }], forwardedProps: { story_id: "s" },
};

async function run(url: string, signal = new AbortController().signal): Promise<AgentEvent[]> {
  const events: AgentEvent[] = [];
  const send = (body: RunInput, own: AbortSignal) => fetch(url, { method: "POST", body: JSON.stringify(body), signal: own });
  for await (const event of runAgent(send, input, signal)) events.push(event);
  return events;
}

const stream = { "Content-Type": "text/event-stream" };
const frame = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
const begun = frame({ type: "RUN_STARTED", threadId: "t", runId: "r" });

test("the input goes out whole and the events come back to the end of the run", async () => {
  let sent = "";
  const url = await serving((response, body) => {
    sent = body;
    response.writeHead(200, stream);
    response.end(begun + frame({ type: "RUN_FINISHED", threadId: "t", runId: "r" }) + frame({ type: "RUN_ERROR", message: "late" }));
  });
  assert.deepEqual((await run(url)).map((event) => event.type), ["RUN_STARTED", "RUN_FINISHED"]);
  assert.deepEqual(JSON.parse(sent), input);
});

test("a stream that breaks off is a problem that says so", async () => {
  for (const end of [(response: ServerResponse) => response.end(begun), (response: ServerResponse) => response.destroy()]) {
    const url = await serving((response) => {
      response.writeHead(200, stream);
      response.write(begun, () => end(response));
    });
    await assert.rejects(run(url), (error: Problem) => error instanceof Problem && error.kind === "broken-off");
  }
});

test("stopping closes the connection", async () => {
  const closed = new Promise<void>((resolve) => {
    void serving((response) => {
      response.on("close", resolve);
      response.writeHead(200, stream);
      response.write(begun);
    }).then(async (url) => {
      const stop = new AbortController();
      const send = (body: RunInput, own: AbortSignal) => fetch(url, { method: "POST", body: JSON.stringify(body), signal: own });
      await assert.rejects(async () => {
        for await (const event of runAgent(send, input, stop.signal)) if (event.type === "RUN_STARTED") stop.abort();
      }, { name: "AbortError" });
    });
  });
  await closed;
});
