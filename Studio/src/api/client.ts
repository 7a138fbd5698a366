import { noteAnswer, noteSilence } from "./connection";
import { EventDecoder } from "./eventDecoder";
import { Problem, type ProblemMembers } from "./problem";
import { needsKey, readKey } from "./session";

/** A request, except its path. */
export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Record<string, string | number | boolean | null | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, for example a picture; its type is the blob's own. */
  file?: Blob;
  /** The revision that the change is based on: sent as `If-Match`. */
  revision?: number | undefined;
  /** Identifies one action of the writer, from `newIntent()`; the same for a retry. Sent as `Idempotency-Key`. */
  intent?: string | undefined;
  accept?: string;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
  /** Whether the request may outlive the page. */
  keepalive?: boolean;
}

/** A response. */
export interface Answer<Value> {
  value: Value;
  /** The revision in the `ETag`; null if there is none. */
  revision: number | null;
  headers: Headers;
}

const root = "/api/v1";
const waits = [300, 1200];

/** A new idempotency key. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The URL of a path of the API. */
export function address(path: string, query: RequestOptions["query"] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return root + path + (search ? `?${search}` : "");
}

/**
 * Sends a request and returns its response with an unread body. Requests that can safely be repeated are retried when the
 * server does not respond.
 *
 * @throws Problem; an AbortError if the signal was aborted.
 */
export async function open(path: string, options: RequestOptions = {}): Promise<Response> {
  const isRepeatable = (options.method ?? "GET") === "GET" || options.intent !== undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(path, options);
    } catch (error) {
      const wait = waits[attempt];
      if (!(error instanceof Problem) || !error.isUnreachable || !isRepeatable || wait === undefined) throw error;
      await pause(wait, options.signal);
    }
  }
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set("Accept", options.accept ?? "application/json");
  const key = readKey();
  if (key) headers.set("Authorization", `Bearer ${key}`);
  if (options.revision !== undefined) headers.set("If-Match", `"${options.revision}"`);
  if (options.intent) headers.set("Idempotency-Key", options.intent);
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  else if (options.file) headers.set("Content-Type", options.file.type);
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method: options.method ?? "GET",
      headers,
      body: options.body !== undefined ? JSON.stringify(options.body) : options.file ?? null,
      signal: options.signal ?? null,
      keepalive: options.keepalive ?? false,
      cache: "no-store",
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    noteSilence();
    throw Problem.unreachable();
  }
  // A gateway's 502, 503 or 504 without a problem document means that the server is unreachable.
  if (response.ok || response.status === 304) {
    noteAnswer();
    return response;
  }
  const problem = await Problem.from(response);
  if (problem.kind === "unknown" && [502, 503, 504].includes(response.status)) {
    noteSilence();
    throw Problem.unreachable();
  }
  noteAnswer();
  if (response.status === 401) needsKey.set(true);
  throw problem;
}

/** Sends a request and reads the JSON that comes back. */
export async function request<Value>(path: string, options: RequestOptions = {}): Promise<Answer<Value>> {
  const response = await open(path, options);
  const text = await body(response, options.signal);
  return answer(text ? (JSON.parse(text) as Value) : (undefined as unknown as Value), response);
}

/** Reads the JSON of a path. */
export async function get<Value>(path: string, query?: RequestOptions["query"], signal?: AbortSignal): Promise<Value> {
  return (await request<Value>(path, query ? { query, signal } : { signal })).value;
}

/** The progress of a generation. */
export interface GenerationProgress {
  stage: string;
  prompt_tokens: number;
  output_tokens: number;
  cost: string;
  /** Prompt tokens that the built-in model has processed; null or missing if the model does not report it. */
  reading?: { done: number; total: number } | null;
}

/** Observes a generation. */
export interface GenerationObserver {
  /** A piece of the generated text. */
  onDelta?: (delta: { part: string; text: string; alternative?: number }) => void;
  onProgress?: (progress: GenerationProgress) => void;
}

/** Sends a request that a model answers, and observes the generation. Aborting the signal cancels the call. */
export async function generate<Value>(path: string, options: RequestOptions, watch: GenerationObserver = {}): Promise<Answer<Value>> {
  const response = await open(path, { ...options, method: options.method ?? "POST", accept: "text/event-stream, application/json" });
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    return answer(JSON.parse(await body(response, options.signal)) as Value, response);
  }
  const decoder = new EventDecoder();
  try {
    const reader = response.body!.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      for (const event of decoder.push(value)) {
        const data: unknown = JSON.parse(event.data);
        if (event.name === "delta") watch.onDelta?.(data as { part: string; text: string });
        else if (event.name === "progress") watch.onProgress?.(data as GenerationProgress);
        else if (event.name === "error") throw new Problem(data as ProblemMembers);
        else if (event.name === "result") return answer(data as Value, response);
      }
    }
  } catch (error) {
    if (error instanceof Problem || options.signal?.aborted) throw error;
  }
  noteSilence();
  throw Problem.unreachable();
}

function answer<Value>(value: Value, response: Response): Answer<Value> {
  const tag = /^(?:W\/)?"(\d+)/.exec(response.headers.get("ETag") ?? "");
  const inBody = (value as { revision?: unknown } | undefined)?.revision;
  return {
    value,
    revision: typeof inBody === "number" ? inBody : tag ? Number(tag[1]) : null,
    headers: response.headers,
  };
}

/** The whole body. If it is cut off, the server counts as unreachable. */
async function body(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    noteSilence();
    throw Problem.unreachable();
  }
}

/** Waits for a number of milliseconds. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException("Called off", "AbortError"));
    };
    if (signal?.aborted) {
      stop();
      return;
    }
    timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
