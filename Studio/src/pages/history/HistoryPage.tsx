import { useMemo, useState } from "react";
import { all } from "../../api/page";
import { listPassages, readSceneText } from "../../api/texts";
import { listVersions, readVersion, restoreVersion, type VersionSummary } from "../../api/versions";
import { navigate, useRoute } from "../../app/navigation";
import { storyHref } from "../../app/routes";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { ago, dateTime, plural } from "../../text/format";
import { DiffView } from "../../ui/DiffView";
import { splitParagraphs } from "../../text/paragraphs";
import { saveTyped } from "../../state/pendingText";
import { useStory } from "../../state/storyContext";
import { Button, EmptyState, Loading, ProblemNote, SelectField } from "../../ui";
import { grouped, type VersionGroup } from "./versionGroups";

const reasons: Record<VersionSummary["reason"], string> = {
  edited: "Before an edit", regenerated: "Before a rewrite", restored: "Before a version was restored",
  removed: "From a removed scene", merged: "Before scenes were merged", split: "Before the scene was split",
};

/** The history of a story: earlier versions of each scene, their differences, and restoring them. */
export default function HistoryPage() {
  const { state } = useStory();
  const route = useRoute();
  const scenes = state.story?.outline?.scenes ?? [];
  const asked = route.page === "story" ? Number(route.query["scene"]) : NaN;
  const number = scenes.some((scene) => scene.number === asked) ? asked : scenes[0]?.number;
  if (number === undefined) {
    return <div className="page"><EmptyState title="No history yet"><p>Earlier versions of each scene’s text are kept here.</p></EmptyState></div>;
  }
  return (
    <div className="page history">
      <div className="page-head">
        <h2>History</h2>
        <SelectField label="Scene" value={number} onChange={(event) => navigate(storyHref(state.id, "history", { scene: event.target.value }), true)}>
          {scenes.map((scene) => <option key={scene.number} value={scene.number}>{scene.number}. {scene.title}</option>)}
        </SelectField>
      </div>
      <SceneHistory key={number} scene={number} />
    </div>
  );
}

function SceneHistory({ scene }: { scene: number }) {
  const { store, state } = useStory();
  const [chosen, setChosen] = useState<number | null>(null);
  const key = `${state.id}/${scene}/${state.revision}`;
  const versions = useResource(`${key}/versions`, async (signal) => {
    await saveTyped(state.id);
    return all((cursor) => listVersions(state.id, scene, cursor, signal));
  });
  const present = useResource(`${key}/text`, async (signal) => (await readSceneText(state.id, scene, signal)).value);
  const authors = useResource(`${key}/authors`, (signal) =>
    all(async (cursor) => (await listPassages(state.id, { scene, limit: 100, ...(cursor ? { cursor } : {}) }, signal)).value, 5_000));
  const groups = useMemo(() => grouped(versions.value ?? []), [versions.value]);
  const shown = chosen ?? groups[0]?.versions[0]?.number ?? null;
  const old = useResource(`${state.id}/${scene}/v${shown ?? ""}`, async (signal) => (shown === null ? null : readVersion(state.id, scene, shown, signal)));
  const restore = useAction(async (_, version: number) => {
    await saveTyped(state.id);
    await store.change((revision) => restoreVersion(state.id, scene, version, revision));
    await store.reload();
  });
  const putBack = async (version: number): Promise<void> => {
    if (await restore.run(version)) toast("The version was restored. The text that it replaced was kept as a version.");
    else if (restore.problem?.isStale) void store.reload();
  };

  if (versions.isLoading && !versions.value) return <Loading what="Loading the versions" />;
  if (groups.length === 0) {
    return (
      <>
        <ProblemNote problem={versions.problem} onRetry={versions.reload} />
        <EmptyState title="No earlier versions"><p>When the scene is edited or rewritten, its previous text is kept here.</p></EmptyState>
      </>
    );
  }
  return (
    <div className="history-split">
      <div className="stack">
        <p className="soft">{authorWords(authors.value ?? [])}</p>
        <ol className="versions" aria-label="Versions, newest first">
          {groups.map((group) => <Group key={group.versions[0]!.number} group={group} shown={shown} onChoose={setChosen} />)}
        </ol>
      </div>
      <section className="stack" aria-label="Changes since this version">
        <ProblemNote problem={old.problem ?? present.problem ?? restore.problem} onRetry={restore.problem ? undefined : old.reload} onDismiss={restore.problem ? restore.clear : undefined} />
        {old.value && present.value ? (
          <>
            <div className="row spread">
              <p><del>Struck through</del>: in version {old.value.number}. <ins>Highlighted</ins>: added since.</p>
              <Button icon="undo" isBusy={restore.isBusy} onClick={() => void putBack(old.value!.number)}>Restore version {old.value.number}</Button>
            </div>
            <DiffView before={splitParagraphs(old.value.text)} after={splitParagraphs(present.value.text)}
              label={`Version ${old.value.number} compared with the current text`} language={state.story?.brief.language} />
          </>
        ) : <Loading what="Comparing" />}
      </section>
    </div>
  );
}

/** Versions made shortly after each other, as an entry that can be expanded. */
function Group({ group, shown, onChoose }: { group: VersionGroup; shown: number | null; onChoose: (version: number) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [first, ...rest] = group.versions;
  const isWithin = rest.some((version) => version.number === shown);
  return (
    <>
      <Entry version={first!} isShown={first!.number === shown} onChoose={onChoose} />
      {rest.length > 0 && !isOpen && !isWithin && (
        <li><Button isSmall look="quiet" icon="chevronDown" onClick={() => setOpen(true)}>{plural(rest.length, "version")} from the minutes before</Button></li>
      )}
      {(isOpen || isWithin) && rest.map((version) => <Entry key={version.number} version={version} isShown={version.number === shown} onChoose={onChoose} />)}
    </>
  );
}

function Entry({ version, isShown, onChoose }: { version: VersionSummary; isShown: boolean; onChoose: (version: number) => void }) {
  return (
    <li>
      <button type="button" className="version" aria-pressed={isShown} onClick={() => onChoose(version.number)}>
        <span className="version-name">Version {version.number}</span>
        <span className="figures soft">{plural(version.words, "word")}</span>
        <span className="soft">{reasons[version.reason]}</span>
        <time className="soft" dateTime={version.created_at} title={dateTime(version.created_at)}>{ago(version.created_at)}</time>
      </button>
    </li>
  );
}

function authorWords(passages: { provider: string; model: string }[]): string {
  if (passages.length === 0) return "";
  const counts = new Map<string, number>();
  for (const passage of passages) {
    const name = passage.provider === "writer" ? "you" : passage.model || passage.provider;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return `Current text: ${[...counts].map(([name, count]) => `${plural(count, "paragraph")} by ${name}`).join(", ")}.`;
}
