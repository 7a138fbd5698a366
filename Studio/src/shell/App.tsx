import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { needsKey } from "../api/session";
import { Loading } from "../ui";
import { ConnectionBanner } from "../app/ConnectionBanner";
import { ErrorBoundary } from "../app/ErrorBoundary";
import { LiveRegion } from "../app/LiveRegion";
import { navigate, useRoute } from "../app/navigation";
import type { Route } from "../app/routes";
import { ShortcutsHelp } from "../app/ShortcutsHelp";
import { pressed, useShortcuts } from "../app/shortcuts";
import { leavePage, takeOffer } from "../app/toasts";
import { ToastList } from "../app/ToastList";
import { TopBar } from "../app/TopBar";
import { useSignal } from "../app/useSignal";

const Library = lazy(() => import("../pages/library/LibraryPage"));
const Begin = lazy(() => import("../pages/begin/BeginPage"));
const Usage = lazy(() => import("../pages/usage/UsagePage"));
const Keys = lazy(() => import("../pages/keys/KeysPage"));
const SignIn = lazy(() => import("../pages/signin/SignInPage"));
const Missing = lazy(() => import("../pages/MissingPage"));
const StoryPage = lazy(() => import("./StoryPage"));

function page(route: Route): ReactNode {
  switch (route.page) {
    case "library": return <Library />;
    case "begin": return <Begin />;
    case "usage": return <Usage />;
    case "keys": return <Keys />;
    case "story": return <StoryPage key={route.id} id={route.id} tab={route.tab} />;
    case "missing": return <Missing />;
  }
}

/** The identity of a place: when it changes, the focus moves to the beginning of the page. */
const place = (route: Route): string => (route.page === "story" ? `${route.page} ${route.id} ${route.tab}` : route.page);

/** The whole studio. */
export function App() {
  const route = useRoute();
  const isLocked = useSignal(needsKey);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place(route));

  useEffect(() => {
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  const story = route.page === "story" ? route.id : null;
  const open = useRef(story);
  useEffect(() => {
    if (shown.current === place(route)) return;
    shown.current = place(route);
    leavePage(open.current !== story);
    open.current = story;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [route]);

  useShortcuts([
    { keys: "?", what: "Show keyboard shortcuts", act: () => setHelpOpen(true) },
    { keys: "u", what: "Use the button of the latest notice, such as Undo", act: takeOffer },
    { keys: "g l", what: "Go to the library", act: () => navigate("#/") },
    { keys: "g n", what: "Start a new story", act: () => navigate("#/new") },
    { keys: "g u", what: "Go to usage", act: () => navigate("#/usage") },
    { keys: "g k", what: "Go to plan and API keys", act: () => navigate("#/keys") },
  ]);

  return (
    <>
      <a className="skip-link" href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to content</a>
      <TopBar route={route} onHelp={() => setHelpOpen(true)} />
      <ConnectionBanner />
      <main id="content" ref={main} tabIndex={-1} className={route.page === "story" && !isLocked ? "story-main" : undefined}>
        <ErrorBoundary key={place(route)}>
          <Suspense fallback={<Loading />}>{isLocked ? <SignIn /> : page(route)}</Suspense>
        </ErrorBoundary>
      </main>
      <ToastList />
      <LiveRegion />
      {isHelpOpen && <ShortcutsHelp onClose={() => setHelpOpen(false)} />}
    </>
  );
}
