/** The tabs of a story. */
export const storyTabs = ["plan", "write", "check", "pictures", "publish", "history"] as const;

/** One of these tabs. */
export type StoryTab = typeof storyTabs[number];

/** A place in the studio. */
export type Route =
  | { page: "library" }
  | { page: "begin" }
  | { page: "story"; id: string; tab: StoryTab; query: Readonly<Record<string, string>> }
  | { page: "usage" }
  | { page: "keys" }
  | { page: "missing" };

/** The place that a URL hash names: `#/stories/ID/write?scene=3`. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#/, "").split("?", 2);
  const steps = path.split("/").filter((step) => step !== "").map(decode);
  const [first, id, tab] = steps;
  if (steps.length === 0) return { page: "library" };
  if (first === "stories" && id && steps.length <= 3) {
    if (tab === undefined) return { page: "story", id, tab: "plan", query: {} };
    const known = storyTabs.find((name) => name === tab);
    if (known) return { page: "story", id, tab: known, query: Object.fromEntries(new URLSearchParams(search)) };
  }
  if (steps.length === 1) {
    if (first === "new") return { page: "begin" };
    if (first === "usage") return { page: "usage" };
    if (first === "keys") return { page: "keys" };
  }
  return { page: "missing" };
}

/** The URL hash of a story's tab, with a query: `storyHref(id, "write", {scene: 3})`. */
export function storyHref(id: string, tab: StoryTab = "plan", query: Record<string, string | number | undefined> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]);
  const search = new URLSearchParams(pairs).toString();
  return `#/stories/${encodeURIComponent(id)}/${tab}${search ? `?${search}` : ""}`;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
