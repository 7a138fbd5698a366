import { useEffect, useRef, useState } from "react";
import { exportStory, saveFile } from "../../api/exports";
import { Problem } from "../../api/problem";
import { duplicateStory, importStory, listStories, patchStory, type StorySummary, type StorySort } from "../../api/stories";
import { announce } from "../../app/announce";
import { plural } from "../../text/format";
import { navigate } from "../../app/navigation";
import { storyHref } from "../../app/routes";
import { useShortcuts } from "../../app/shortcuts";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { useSignal } from "../../app/useSignal";
import { useTitle } from "../../app/useTitle";
import { Button, EmptyState, Icon, IconButton, Loading, ProblemNote, SelectField, TextField } from "../../ui";
import { deleteSoon, leaving } from "./deletions";
import { StoryItem } from "./StoryItem";

const sorts: readonly { sort: StorySort; label: string }[] = [
  { sort: "updated", label: "Last modified" }, { sort: "created", label: "Date created" }, { sort: "title", label: "Title" }, { sort: "words", label: "Length" },
];
const largestFile = 16 * 1024 * 1024;
const place = "storywriter.library";

interface View {
  sort: StorySort;
  isList: boolean;
}

function storedView(): View {
  try {
    return { sort: "updated", isList: false, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<View>) };
  } catch {
    return { sort: "updated", isList: false };
  }
}

/** All stories: search, sort, favourites, duplicate, delete and import. */
export default function LibraryPage() {
  useTitle("Library");
  const [view, setView] = useState(storedView);
  const [search, setSearch] = useState("");
  const [sought, setSought] = useState("");
  const [isFavorites, setFavorites] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const gone = useSignal(leaving);
  useEffect(() => localStorage.setItem(place, JSON.stringify(view)), [view]);
  useEffect(() => {
    const timer = setTimeout(() => setSought(search.trim()), 250);
    return () => clearTimeout(timer);
  }, [search]);
  useShortcuts([{ keys: "/", what: "Search the library", act: () => field.current?.focus() }]);

  const query = { search: sought, sort: view.sort, order: view.sort === "title" ? "asc" as const : "desc" as const, favorites: isFavorites };
  const list = useResource(`stories ${JSON.stringify(query)}`, (signal) => listStories({ ...query, limit: 48 }, signal));
  const change = (change: (items: StorySummary[]) => StorySummary[]) => {
    if (list.value) list.set({ ...list.value, items: change(list.value.items) });
  };
  const more = useAction(async ({ signal }) => {
    const { value } = list;
    if (!value?.next_cursor) return;
    const page = await listStories({ ...query, limit: 48, cursor: value.next_cursor }, signal);
    list.set({ items: [...value.items, ...page.items], next_cursor: page.next_cursor });
    announce(`${plural(page.items.length, "more story", "more stories")}.`);
  });
  const mark = useAction(async (_, story: StorySummary) => {
    const isMarked = !story.is_favorite;
    await patchStory(story.id, { is_favorite: isMarked });
    change((items) => items.map((item) => (item.id === story.id ? { ...item, is_favorite: isMarked } : item)));
    announce(isMarked ? "Added to favourites." : "Removed from favourites.");
  });
  const duplicate = useAction(async ({ intent }, story: StorySummary) => {
    await duplicateStory(story.id, intent);
    list.reload();
    toast(`“${story.title}” was duplicated.`);
  });
  const save = useAction(async ({ signal }, story: StorySummary) => {
    const { blob, name } = await exportStory(story.id, "json", signal);
    saveFile(blob, name);
  });
  const bring = useAction(async ({ intent }, chosen: File) => {
    if (chosen.size > largestFile) throw tooLarge();
    const { value } = await importStory(chosen, intent);
    toast(`“${value.title}” was imported.`, { action: { label: "Open", act: () => navigate(storyHref(value.id)) } });
    list.reload();
  });

  const items = (list.value?.items ?? []).filter((story) => !gone.has(story.id));
  const isNarrowed = sought !== "" || isFavorites;
  const problem = [mark, duplicate, save, bring, more].find((action) => action.problem);
  useEffect(() => { if (sought && list.value) announce(`${plural(items.length, "story", "stories")} found.`); }, [list.value]);

  const importButton = <Button icon="upload" isBusy={bring.isBusy} onClick={() => file.current?.click()}>Import</Button>;
  return (
    <div className="page library">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>Library</h1>
        <div className="row">
          <input ref={file} type="file" accept=".json,application/json" className="unseen" tabIndex={-1} aria-label="Story file (JSON)"
            onChange={(event) => { const chosen = event.target.files?.[0]; event.target.value = ""; if (chosen) void bring.run(chosen); }} />
          {importButton}
        </div>
      </div>
      {(items.length > 0 || isNarrowed) && (
        <div className="library-tools" role="search">
          <TextField ref={field} label="Search" isLabelHidden type="search" placeholder="Search titles, ideas and text" maxLength={200} value={search} onChange={(event) => setSearch(event.target.value)} />
          <SelectField label="Sort by" isLabelHidden value={view.sort} onChange={(event) => setView({ ...view, sort: event.target.value as StorySort })}>
            {sorts.map((entry) => <option key={entry.sort} value={entry.sort}>{entry.label}</option>)}
          </SelectField>
          <Button icon="heart" aria-pressed={isFavorites} onClick={() => setFavorites(!isFavorites)}>Favourites</Button>
          <IconButton icon="menu" label={view.isList ? "Show as cards" : "Show as a list"} aria-pressed={view.isList} onClick={() => setView({ ...view, isList: !view.isList })} />
        </div>
      )}
      <ProblemNote problem={list.problem} onRetry={list.reload} />
      <ProblemNote problem={problem?.problem ?? null} onDismiss={problem?.clear} />
      {list.isLoading && !list.value && <Loading what="Loading stories" />}
      {items.length > 0 && (
        <ul className={view.isList ? "stories as-list" : "stories"} aria-label="Stories" aria-busy={list.isLoading}>
          {items.map((story) => (
            <StoryItem key={story.id} story={story} onMark={() => void mark.run(story)} entries={[
              { label: "Write", icon: "edit", act: () => navigate(storyHref(story.id, "write")) },
              { label: "Publish", icon: "book", act: () => navigate(storyHref(story.id, "publish")) },
              { label: "Duplicate", icon: "copy", act: () => void duplicate.run(story) },
              { label: "Export as JSON", icon: "download", act: () => void save.run(story) },
              { label: "Delete", icon: "delete", isDanger: true, act: () => { deleteSoon(story.id, story.title); heading.current?.focus(); } },
            ]} />
          ))}
        </ul>
      )}
      {list.value?.next_cursor && <Button isBusy={more.isBusy} onClick={() => void more.run()}>Show more</Button>}
      {list.value && items.length === 0 && (isNarrowed
        ? (
          <EmptyState title="No stories found" actions={<Button onClick={() => { setSearch(""); setFavorites(false); }}>Show all</Button>}>
            <p>{isFavorites && !sought ? "No favourites yet. Use the heart on a story to add it." : "No story has these words in its title, idea or text."}</p>
          </EmptyState>
        )
        : (
          <EmptyState title="Write your first story" actions={<><a className="button primary" href="#/new"><Icon name="add" />Start a story</a>{importButton}</>}>
            <p>Enter an idea and choose from three setups, or import a story from a JSON file.</p>
          </EmptyState>
        ))}
    </div>
  );
}

const tooLarge = (): Problem => new Problem({
  type: "/problems/too-large", title: "The file is too large", status: 413, detail: "A story file may have up to 16 MiB. Check that it is the right file.",
});
