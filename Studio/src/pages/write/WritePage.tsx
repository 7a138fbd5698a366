import { useEffect, useMemo, useState } from "react";
import { storyHref } from "../../app/routes";
import { useRoute } from "../../app/navigation";
import { useShortcuts } from "../../app/shortcuts";
import { useSignal } from "../../app/useSignal";
import { manuscriptOf } from "../../manuscript/manuscriptSessions";
import { SelectionProposals } from "../../manuscript/selectionProposals";
import { IncompleteNote } from "../../story/IncompleteNote";
import { isPlanOnly } from "../../state/runWords";
import { StartDialog } from "../../story/StartDialog";
import { useStory, useStoryPart, useStoryStore } from "../../state/storyContext";
import { Button, EmptyState, Loading, Menu, ProblemNote } from "../../ui";
import { ConflictNote } from "./ConflictNote";
import { JumpToLive } from "./JumpToLive";
import { ManuscriptFrame } from "./ManuscriptFrame";
import { ProposalPanel } from "./ProposalPanel";
import { RunFigures } from "./RunFigures";
import { RunReason } from "./RunReason";
import { SavingNote } from "./SavingNote";
import { SceneDialog } from "./SceneDialog";
import { SceneList } from "./SceneList";
import { SelectionBar } from "./SelectionBar";
import { showQuery } from "./showQuery";

/** Writing: the manuscript, the text that a run adds, and the actions for a selection. */
export default function WritePage() {
  const store = useStoryStore();
  const session = manuscriptOf(store.get().id);
  const view = useSignal(session.view);
  const proposals = useMemo(() => new SelectionProposals(session), [session]);
  const [scene, setScene] = useState<number | null>(null);
  const route = useRoute();

  useEffect(() => {
    session.attach(store);
    return () => {
      proposals.close();
      void session.saver.flush();
    };
  }, [session, store, proposals]);
  useEffect(() => {
    if (view.isReady && route.page === "story" && session.editor) showQuery(route.query, session, proposals);
  }, [view.isReady, route, session, proposals]);
  useShortcuts([
    { keys: "Mod+s", what: "Save now (changes are saved automatically)", act: () => void session.saver.flush() },
    { keys: "Mod+.", what: "Edit the selection", act: () => document.querySelector<HTMLElement>("[data-selection-bar] button")?.focus() },
  ]);

  if (!view.isReady) return <div className="page">{view.problem ? <ProblemNote problem={view.problem} onRetry={() => void session.read()} /> : <Loading what="Loading the manuscript" />}</div>;
  if (view.scenes.length === 0) return <NoScenes premise={view.premise} />;
  return (
    <div className="write">
      <SceneList session={session} scenes={view.scenes} liveScene={view.liveScene} />
      <div className="write-sheet">
        <div className="write-notes">
          <RunFigures />
          <SavingNote session={session} />
        </div>
        <ProblemNote problem={view.problem} onRetry={() => void session.read()} />
        <RunReason />
        <IncompleteNote><RewriteMenu onScene={setScene} /></IncompleteNote>
        <ConflictNote session={session} />
        <ManuscriptFrame session={session} onScene={setScene} />
        <JumpToLive session={session} />
        <SelectionBar session={session} proposals={proposals} />
        <ProposalPanel session={session} proposals={proposals} />
      </div>
      {scene !== null && <SceneDialog session={session} number={scene} onClose={() => setScene(null)} />}
    </div>
  );
}

/** Lists the scenes of a finished story, to rewrite one of them. */
function RewriteMenu({ onScene }: { onScene: (scene: number) => void }) {
  const outline = useStoryPart((state) => state.story?.outline ?? null);
  const entries = (outline?.scenes ?? []).map(({ number, title }) => ({ label: `${number}. ${title || "Untitled"}`, act: () => onScene(number) }));
  return <Menu label="Rewrite a scene" text="Rewrite a scene" icon="refresh" entries={entries} />;
}

/** A story without scenes: how to start, or the progress of its outline. */
function NoScenes({ premise }: { premise: string }) {
  const { state } = useStory();
  const [isStarting, setStarting] = useState(false);
  const isActive = state.story?.active_run != null;
  return (
    <div className="page narrow">
      <RunReason />
      {isActive ? (
        <>
          <h2>Creating the outline</h2>
          <p className="soft">First the premise, then the scenes{state.run && isPlanOnly(state.run) ? "" : "; then writing starts automatically"}.</p>
          <p className="prose" dir="auto" lang={state.story?.brief.language}>{premise || state.story?.premise || ""}</p>
        </>
      ) : (
        <EmptyState title="Nothing written yet" actions={
          <>
            <Button look="primary" icon="play" onClick={() => setStarting(true)}>Write the story</Button>
            <a className="button plain" href={storyHref(state.id, "plan")}>Outline it first</a>
          </>
        }>
          <p>The story is outlined and written while you watch. You can pause at any time and write yourself.</p>
        </EmptyState>
      )}
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
    </div>
  );
}

