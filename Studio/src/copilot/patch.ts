import { isObject, type PatchOperation } from "./events";

/** A patch that does not fit its document. */
export class PatchError extends Error {}

/** The parts of a JSON pointer (RFC 6901). */
function parts(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) throw new PatchError(`“${pointer}” is not a JSON pointer.`);
  return pointer.slice(1).split("/").map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** The list index that a part names, up to `most`. */
function place(part: string, most: number): number {
  const index = Number(part);
  if (!/^(0|[1-9]\d*)$/.test(part) || index > most) throw new PatchError(`The list has no index “${part}”.`);
  return index;
}

function child(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return value[place(part, value.length - 1)];
  if (isObject(value) && Object.prototype.hasOwnProperty.call(value, part)) return value[part];
  throw new PatchError(`“${part}” does not exist.`);
}

function valueAt(document: unknown, pointer: string): unknown {
  return parts(pointer).reduce(child, document);
}

type Change = { insert: unknown } | { replace: unknown } | "remove";

/** A copy of `document` with a change at one place; the rest is shared with the original. */
function changed(document: unknown, path: string[], change: Change): unknown {
  const [part, ...rest] = path;
  if (part === undefined) {
    if (change === "remove") return null;
    return "insert" in change ? change.insert : change.replace;
  }
  if (Array.isArray(document)) {
    const copy = [...document];
    if (rest.length > 0) {
      const index = place(part, document.length - 1);
      copy[index] = changed(document[index], rest, change);
    } else if (change === "remove") {
      copy.splice(place(part, document.length - 1), 1);
    } else if ("insert" in change) {
      copy.splice(part === "-" ? document.length : place(part, document.length), 0, change.insert);
    } else {
      copy[place(part, document.length - 1)] = change.replace;
    }
    return copy;
  }
  if (!isObject(document)) throw new PatchError(`“${part}” does not exist.`);
  const isNew = rest.length === 0 && change !== "remove" && "insert" in change;
  const old = isNew ? undefined : child(document, part);
  if (rest.length > 0) return { ...document, [part]: changed(old, rest, change) };
  const { [part]: _removed, ...others } = document;
  if (change === "remove") return others;
  return { ...document, [part]: "insert" in change ? change.insert : change.replace };
}

/** Whether two JSON values are equal. */
function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => equal(value, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => name in other && equal(one[name], other[name]));
  }
  return one === other;
}

/**
 * The document after a patch by RFC 6902; the original is not changed.
 *
 * @throws PatchError if an operation does not fit; then the whole patch is rejected.
 */
export function applyPatch(document: unknown, operations: PatchOperation[]): unknown {
  return operations.reduce<unknown>((value, operation) => {
    const path = parts(operation.path);
    switch (operation.op) {
      case "add":
        return changed(value, path, { insert: operation.value });
      case "replace":
        return changed(value, path, { replace: operation.value });
      case "remove":
        return changed(value, path, "remove");
      case "copy":
        return changed(value, path, { insert: valueAt(value, operation.from) });
      case "move": {
        if (operation.path.startsWith(`${operation.from}/`)) throw new PatchError("A value cannot be moved into itself.");
        const moved = valueAt(value, operation.from);
        return changed(changed(value, parts(operation.from), "remove"), path, { insert: moved });
      }
      case "test":
        if (!equal(valueAt(value, operation.path), operation.value)) throw new PatchError("A test failed.");
        return value;
    }
  }, document);
}
