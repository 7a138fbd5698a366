// Serves a built page and passes all other requests to a running server: node dev.mjs [port] [server URL] [folder of the page].
import { createReadStream, existsSync } from "node:fs";
import { createServer, request } from "node:http";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const port = Number(process.argv[2] ?? 5173);
const server = new URL(process.argv[3] ?? "http://127.0.0.1:8080");
const dist = process.argv[4] ? resolve(process.argv[4]) : join(fileURLToPath(new URL(".", import.meta.url)), "dist");
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
  + "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const ofServer = /^\/(api|problems)\/|^\/(livez|readyz|openapi\.json|docs|metrics)/;

/** Passes a request on, and streams the response back. */
function pass(incoming, outgoing) {
  const onward = request(
    { host: server.hostname, port: server.port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: server.host } },
    (answer) => { outgoing.writeHead(answer.statusCode, answer.headers); outgoing.flushHeaders(); answer.pipe(outgoing); answer.on("error", () => outgoing.destroy()); },
  );
  onward.on("error", () => { if (outgoing.headersSent) outgoing.destroy(); else outgoing.writeHead(502).end(); });
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}

createServer((incoming, outgoing) => {
  const path = incoming.url.split("?")[0];
  if (ofServer.test(path)) return pass(incoming, outgoing);
  const name = path === "/" ? "index.html" : path.slice(1);
  const file = join(dist, name);
  if (name.includes("..") || !existsSync(file)) return outgoing.writeHead(404).end();
  outgoing.writeHead(200, {
    "Content-Type": types[extname(name)] ?? "application/octet-stream", "Content-Security-Policy": policy,
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
  });
  createReadStream(file).pipe(outgoing);
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/ over ${server.origin}`));
