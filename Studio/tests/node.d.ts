// The little of Node that the tests use; Debian has its types in a package that nothing else here needs.
declare module "node:test" {
  export function test(name: string, act: () => void | Promise<void>): void;
  export const mock: { timers: { enable(what: { apis: "setTimeout"[] }): void; tick(milliseconds: number): void; reset(): void } };
  export function afterEach(act: () => void | Promise<void>): void;
}

/** Calls back once what is under way has gone on. */
declare function setImmediate(act: (value: unknown) => void): void;

declare module "node:assert/strict" {
  type Expected = (new (...words: never[]) => Error) | ((error: never) => boolean) | { name: string };
  interface Assert {
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    ok(value: unknown, message?: string): asserts value;
    throws(act: () => unknown, expected?: Expected, message?: string): void;
    rejects(act: Promise<unknown> | (() => Promise<unknown>), expected?: Expected, message?: string): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}

declare module "node:http" {
  interface IncomingMessage {
    on(event: "data", listener: (piece: string) => void): void;
    on(event: "end", listener: () => void): void;
  }
  export interface ServerResponse {
    writeHead(status: number, headers: Record<string, string>): void;
    write(piece: string, done?: () => void): void;
    end(piece?: string): void;
    destroy(): void;
    on(event: "close", listener: () => void): void;
  }
  export interface Server {
    listen(port: number, host: string, done: () => void): void;
    address(): { port: number };
    closeAllConnections(): void;
    close(): void;
  }
  export function createServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Server;
}

declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function readdirSync(path: string, options: { withFileTypes: true }): { name: string; isDirectory(): boolean }[];
  export function existsSync(path: string): boolean;
}

declare module "node:path" {
  export function dirname(path: string): string;
  export function join(...parts: string[]): string;
}

/** Processor time of the process, in microseconds; with an earlier reading, since then. */
declare const process: { cpuUsage(since?: { user: number; system: number }): { user: number; system: number } };
