// The events of AG-UI 1.0 that the panel supports. `parseEvent` skips others, as the protocol requires.

/** An operation of a JSON Patch (RFC 6902). */
export type PatchOperation =
  | { op: "add" | "replace" | "test"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; path: string; from: string };

/** A tool call in a message. */
export interface WireToolCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
}

/** A message in requests and in MESSAGES_SNAPSHOT. */
export type WireMessage =
  | { id: string; role: "user"; content: string }
  | { id: string; role: "assistant"; content?: string; toolCalls?: WireToolCall[] }
  | { id: string; role: "tool"; toolCallId: string; content: string; error?: string };

/** An event of the copilot. */
export type AgentEvent =
  | { type: "RUN_STARTED"; threadId: string; runId: string }
  | { type: "RUN_FINISHED"; cancelled: boolean }
  | { type: "RUN_ERROR"; message: string; code?: string }
  | { type: "STEP_STARTED" | "STEP_FINISHED"; stepName: string }
  | { type: "TEXT_MESSAGE_START"; messageId: string }
  | { type: "TEXT_MESSAGE_CONTENT"; messageId: string; delta: string }
  | { type: "TEXT_MESSAGE_END"; messageId: string }
  | { type: "TEXT_MESSAGE_CHUNK"; messageId?: string; delta: string }
  | { type: "TOOL_CALL_START"; toolCallId: string; toolCallName: string; parentMessageId?: string }
  | { type: "TOOL_CALL_ARGS"; toolCallId: string; delta: string }
  | { type: "TOOL_CALL_END"; toolCallId: string }
  | { type: "TOOL_CALL_CHUNK"; toolCallId?: string; toolCallName?: string; delta: string; parentMessageId?: string }
  | { type: "TOOL_CALL_RESULT"; messageId: string; toolCallId: string; content: string }
  | { type: "STATE_SNAPSHOT"; snapshot: unknown }
  | { type: "STATE_DELTA"; delta: PatchOperation[] }
  | { type: "MESSAGES_SNAPSHOT"; messages: WireMessage[] };

type Fields = Record<string, unknown>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A missing field; its event cannot be used. */
class Missing extends Error {}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string") throw new Missing(name);
  return value;
}

function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

/** A text, or the text parts of a list of parts. */
function content(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value.map((part) => (isObject(part) && typeof part.text === "string" ? part.text : "")).join("");
}

/** A message of a snapshot; null for kinds that the panel does not show. */
function message(value: unknown): WireMessage | null {
  if (!isObject(value) || typeof value.id !== "string") return null;
  const id = value.id;
  switch (value.role) {
    case "user":
      return { id, role: "user", content: content(value.content) };
    case "assistant": {
      const calls = Array.isArray(value.toolCalls) ? value.toolCalls : [];
      const toolCalls: WireToolCall[] = calls.flatMap((call: unknown) => {
        if (!isObject(call) || typeof call.id !== "string" || !isObject(call.function)) return [];
        const called = { name: String(call.function.name ?? ""), arguments: String(call.function.arguments ?? "") };
        return [{ id: call.id, type: "function" as const, function: called }];
      });
      return { id, role: "assistant", content: content(value.content), toolCalls };
    }
    case "tool":
      return typeof value.toolCallId === "string"
        ? { id, role: "tool", toolCallId: value.toolCallId, content: content(value.content) }
        : null;
    default:
      return null;
  }
}

const OPERATIONS = ["add", "replace", "test", "remove", "move", "copy"];

function operation(value: unknown): PatchOperation {
  if (!isObject(value) || typeof value.op !== "string" || !OPERATIONS.includes(value.op)) throw new Missing("op");
  const path = text(value, "path");
  if (value.op === "remove") return { op: "remove", path };
  if (value.op === "move" || value.op === "copy") return { op: value.op, path, from: text(value, "from") };
  return { op: value.op as "add" | "replace" | "test", path, value: value.value };
}

function list(fields: Fields, name: string): unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Missing(name);
  return value;
}

function read(fields: Fields): AgentEvent | null {
  switch (fields.type) {
    case "RUN_STARTED":
      return { type: fields.type, threadId: text(fields, "threadId"), runId: text(fields, "runId") };
    case "RUN_FINISHED":
      return { type: fields.type, cancelled: isObject(fields.outcome) && fields.outcome.type === "cancelled" };
    case "RUN_ERROR":
      return { type: fields.type, message: text(fields, "message"), code: optionalText(fields, "code") };
    case "STEP_STARTED":
    case "STEP_FINISHED":
      return { type: fields.type, stepName: text(fields, "stepName") };
    case "TEXT_MESSAGE_START":
    case "TEXT_MESSAGE_END":
      return { type: fields.type, messageId: text(fields, "messageId") };
    case "TEXT_MESSAGE_CONTENT":
      return { type: fields.type, messageId: text(fields, "messageId"), delta: text(fields, "delta") };
    case "TEXT_MESSAGE_CHUNK":
      return {
        type: fields.type, messageId: optionalText(fields, "messageId"), delta: optionalText(fields, "delta") ?? "",
      };
    case "TOOL_CALL_START":
      return {
        type: fields.type, toolCallId: text(fields, "toolCallId"), toolCallName: text(fields, "toolCallName"),
        parentMessageId: optionalText(fields, "parentMessageId"),
      };
    case "TOOL_CALL_ARGS":
      return { type: fields.type, toolCallId: text(fields, "toolCallId"), delta: text(fields, "delta") };
    case "TOOL_CALL_END":
      return { type: fields.type, toolCallId: text(fields, "toolCallId") };
    case "TOOL_CALL_CHUNK":
      return {
        type: fields.type, toolCallId: optionalText(fields, "toolCallId"),
        toolCallName: optionalText(fields, "toolCallName"), delta: optionalText(fields, "delta") ?? "",
        parentMessageId: optionalText(fields, "parentMessageId"),
      };
    case "TOOL_CALL_RESULT":
      return {
        type: fields.type, messageId: text(fields, "messageId"), toolCallId: text(fields, "toolCallId"),
        content: content(fields.content),
      };
    case "STATE_SNAPSHOT":
      return { type: fields.type, snapshot: fields.snapshot };
    case "STATE_DELTA":
      return { type: fields.type, delta: list(fields, "delta").map(operation) };
    case "MESSAGES_SNAPSHOT":
      return {
        type: fields.type,
        messages: list(fields, "messages").map(message).filter((entry): entry is WireMessage => entry !== null),
      };
    default:
      return null;
  }
}

/** The event in a frame's data; null if it is not JSON, has an unknown type, or lacks a field. */
export function parseEvent(data: string): AgentEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? read(value) : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Missing) return null;
    throw error;
  }
}
