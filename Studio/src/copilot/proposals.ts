import { planFields } from "../api/outline";
import { isObject } from "./events";

/** A change of text: `before` is replaced by `after`. */
export interface TextChange {
  scene: number;
  /** From 1; null if the change is about the whole scene. */
  paragraph: number | null;
  before: string;
  after: string;
}

/** The plan fields that a proposal may change. */
export type PlanFields = Record<string, string | string[] | number>;

/** A proposal to rename a character. */
export interface Rename {
  kind: "rename";
  from: string;
  to: string;
  /** The occurrences in the text; long lists are cut. */
  places: TextChange[];
  /** The number of all occurrences. */
  count: number;
  /** Whether another character already has the new name, so that the two could no longer be told apart. */
  isTaken: boolean;
  /** What else is changed: the outline, the premise, the title. */
  beyond: string[];
}

/** A proposal of the copilot, or an action of the page. */
export type Proposal =
  | { kind: "text"; change: TextChange; why: string }
  | { kind: "outline"; scene: number; before: PlanFields; after: PlanFields; why: string }
  | { kind: "scene"; after: number; title: string; summary: string; why: string }
  | Rename
  | { kind: "open"; scene: number };

/** Alternative names of plan fields. */
const OTHER_NAMES: Record<string, string> = { summary: "description", events: "key_events", words: "word_budget" };

type Fields = Record<string, unknown>;

function told(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** An integer of at least `least`; null for anything else. */
function whole(value: unknown, least = 1): number | null {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= least ? number : null;
}

function textChange(fields: unknown): TextChange | null {
  if (!isObject(fields)) return null;
  const scene = whole(fields.scene);
  if (scene === null || typeof fields.before !== "string" || typeof fields.after !== "string") return null;
  return { scene, paragraph: whole(fields.paragraph), before: fields.before, after: fields.after };
}

function fieldsOf(value: unknown): PlanFields {
  if (!isObject(value)) return {};
  const fields: PlanFields = {};
  for (const [given, content] of Object.entries(value)) {
    const name = OTHER_NAMES[given] ?? given;
    if (!(planFields as readonly string[]).includes(name)) continue;
    if (name === "key_events" || name === "characters") {
      const list = Array.isArray(content) ? content : told(content).split("\n");
      fields[name] = list.filter((entry): entry is string => typeof entry === "string" && entry.trim() !== "");
    } else if (name === "word_budget") {
      const words = whole(content, 0);
      if (words !== null) fields[name] = words;
    } else if (typeof content === "string") {
      fields[name] = content;
    }
  }
  return fields;
}

function read(name: string, fields: Fields): Proposal | null {
  const why = told(fields.why);
  switch (name) {
    case "propose_text": {
      const change = textChange(fields);
      return change && { kind: "text", change, why };
    }
    case "propose_outline": {
      const scene = whole(fields.scene);
      const after = fieldsOf(fields.after);
      if (scene === null || Object.keys(after).length === 0) return null;
      return { kind: "outline", scene, before: fieldsOf(fields.before), after, why };
    }
    case "propose_scene": {
      const after = whole(fields.after, 0);
      const title = told(fields.title);
      return after === null || title === "" ? null : { kind: "scene", after, title, summary: told(fields.summary), why };
    }
    case "rename_character": {
      const places = Array.isArray(fields.places) ? fields.places.map(textChange) : [];
      const usable = places.filter((place): place is TextChange => place !== null);
      const [from, to] = [told(fields.from), told(fields.to)];
      const beyond = [
        ...(Array.isArray(fields.outline) && fields.outline.length > 0 ? ["the outline"] : []),
        ...(isObject(fields.premise) ? ["the premise"] : []), ...(isObject(fields.title) ? ["the title"] : []),
      ];
      if (from === "" || to === "" || usable.length + beyond.length === 0) return null;
      const count = Math.max(whole(fields.count) ?? 0, usable.length);
      return { kind: "rename", from, to, places: usable, count, isTaken: fields.taken === true, beyond };
    }
    case "open": {
      const scene = whole(fields.scene);
      return scene === null ? null : { kind: "open", scene };
    }
    default:
      return null;
  }
}

/** The proposal of a finished tool call; null for an unknown tool or invalid arguments. */
export function proposalOf(call: { name: string; args: string }): Proposal | null {
  try {
    const fields: unknown = JSON.parse(call.args === "" ? "{}" : call.args);
    return isObject(fields) ? read(call.name, fields) : null;
  } catch {
    return null;
  }
}
