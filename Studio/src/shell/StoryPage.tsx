import { lazy, Suspense, useEffect, useState, type LazyExoticComponent } from "react";
import { storyHref, type StoryTab } from "../app/routes";
import { useTitle } from "../app/useTitle";
import { useShortcuts } from "../app/shortcuts";
import { navigate } from "../app/navigation";
import { EmptyState, IconButton, Loading, ProblemNote } from "../ui";
import { RunStatus } from "../story/RunStatus";
import { StoryContext, useStoryPart, useStoryStore } from "../state/storyContext";
import { StoryStore } from "../state/storyStore";
import { StoryTitle } from "../story/StoryTitle";

const pages: Record<StoryTab, LazyExoticComponent<() => JSX.Element>> = {
  plan: lazy(() => import("../pages/plan/PlanPage")),
  write: lazy(() => import("../pages/write/WritePage")),
  check: lazy(() => import("../pages/check/CheckPage")),
  pictures: lazy(() => import("../pages/pictures/PicturesPage")),
  publish: lazy(() => import("../pages/publish/PublishPage")),
  history: lazy(() => import("../pages/history/HistoryPage")),
};
const Copilot = lazy(() => import("../copilot/CopilotPanel"));

const tabs: readonly { name: StoryTab; label: string; key: string }[] = [
  { name: "plan", label: "Outline", key: "1" }, { name: "write", label: "Write", key: "2" }, { name: "check", label: "Check", key: "3" },
  { name: "pictures", label: "Pictures", key: "4" }, { name: "publish", label: "Publish", key: "5" }, { name: "history", label: "History", key: "6" },
];

const copilotName = "storywriter.copilot";

/** The page of one story: its header, the chosen tab, and the copilot beside it. */
export default function StoryPage({ id, tab }: { id: string; tab: StoryTab }) {
  const [store] = useState(() => new StoryStore(id));
  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);
  return <StoryContext.Provider value={store}><Room id={id} tab={tab} /></StoryContext.Provider>;
}

function Room({ id, tab }: { id: string; tab: StoryTab }) {
  const store = useStoryStore();
  const title = useStoryPart((state) => state.story?.title ?? null);
  const problem = useStoryPart((state) => state.problem);
  const [isCopilotOpen, setCopilotOpen] = useState(() => localStorage.getItem(copilotName) === "open");
  const Part = pages[tab];
  useTitle(title === null ? "" : `${title} · ${tabs.find((entry) => entry.name === tab)?.label ?? ""}`);
  const toggle = () => setCopilotOpen((old) => {
    localStorage.setItem(copilotName, old ? "closed" : "open");
    return !old;
  });
  useShortcuts([
    ...tabs.map((entry) => ({ keys: `g ${entry.key}`, what: `Go to ${entry.label}`, act: () => navigate(storyHref(id, entry.name)) })),
    { keys: "Mod+j", what: "Open or close the copilot", act: toggle },
  ]);

  if (title === null) return <Waiting retry={() => void store.reload()} />;
  return (
    <div className={`room${isCopilotOpen ? " with-copilot" : ""}`}>
      <div className="room-head">
        <StoryTitle />
        <RunStatus />
        <IconButton icon="copilot" label="Copilot" className="copilot-switch" aria-expanded={isCopilotOpen} aria-controls="copilot" onClick={toggle} />
        <nav aria-label="Story" className="room-tabs">
          {tabs.map((entry) => (
            <a key={entry.name} href={storyHref(id, entry.name)} aria-current={entry.name === tab ? "page" : undefined}>{entry.label}</a>
          ))}
        </nav>
      </div>
      <section className="room-part" aria-label={tabs.find((entry) => entry.name === tab)?.label}>
        <ProblemNote problem={problem} onRetry={() => void store.reload()} />
        <Suspense fallback={<Loading />}><Part /></Suspense>
      </section>
      {isCopilotOpen && (
        <aside id="copilot" className="room-copilot" aria-label="Copilot">
          <IconButton icon="close" label="Close the copilot" className="copilot-close" onClick={toggle} />
          <Suspense fallback={<Loading />}><Copilot /></Suspense>
        </aside>
      )}
    </div>
  );
}

function Waiting({ retry }: { retry: () => void }) {
  const problem = useStoryPart((state) => state.problem);
  if (problem?.status === 404) {
    return (
      <div className="page">
        <EmptyState isWholePage title="Story not found" actions={<a className="button primary" href="#/">Go to the library</a>}>
          <p>It was deleted, or it belongs to another user.</p>
        </EmptyState>
      </div>
    );
  }
  return <div className="page">{problem ? <ProblemNote problem={problem} onRetry={retry} /> : <Loading what="Loading the story" />}</div>;
}
