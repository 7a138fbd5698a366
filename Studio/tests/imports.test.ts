import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

/** The folders of src from the lowest up. Each may import from those before it, and from nothing else. */
const layers = ["text", "api", "ui", "app", "brief", "state", "story", "manuscript", "copilot", "pages", "shell"];

/** Lower folders from which a folder may not import all the same. */
const forbidden: readonly [from: string, to: string][] = [
  ["state", "app"], ["state", "ui"], ["state", "brief"], ["manuscript", "story"], ["manuscript", "brief"], ["copilot", "manuscript"],
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !path.endsWith(".d.ts") ? [path] : [];
  });
}

/** The files that a file imports, types and lazy parts included. */
function importsOf(path: string): string[] {
  const found = [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) => join(dirname(path), match[1]!));
  return found.filter((target) => !target.endsWith(".css")).map((target) => {
    const file = [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((candidate) => existsSync(candidate));
    assert.ok(file, `${path} imports ${target}, which does not exist`);
    return file;
  });
}

const files = sources("src");
const graph = new Map(files.map((path) => [path, importsOf(path)]));
const layerOf = (path: string): string => path.split("/")[1]!;

test("no file imports itself by way of others", () => {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    assert.ok(!way.includes(path), `A cycle of imports: ${[...way.slice(way.indexOf(path)), path].join(" → ")}`);
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
});

test("each folder imports from lower folders only", () => {
  const inFolders = files.filter((path) => path !== "src/main.tsx");
  assert.deepEqual([...new Set(inFolders.map(layerOf))].sort(), [...layers].sort());
  for (const path of inFolders) {
    for (const target of graph.get(path)!) {
      const [from, to] = [layerOf(path), layerOf(target)];
      assert.ok(layers.indexOf(to) <= layers.indexOf(from), `${path} imports ${target}: ${to} lies above ${from}`);
      assert.ok(!forbidden.some(([one, other]) => one === from && other === to), `${path} imports ${target}: ${from} may not import ${to}`);
    }
  }
});

test("a page imports no other page", () => {
  const page = (path: string): string => path.split("/")[2]!;
  for (const path of files.filter((file) => layerOf(file) === "pages")) {
    for (const target of graph.get(path)!) {
      if (layerOf(target) === "pages") assert.equal(page(target), page(path), `${path} imports ${target}`);
    }
  }
});
