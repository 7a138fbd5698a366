import { forgetKey, needsKey, readKey } from "../api/session";
import { Icon, IconButton, Menu } from "../ui";
import { navigate } from "./navigation";
import { chooseTheme, theme, type Theme } from "./theme";
import type { Route } from "./routes";
import { useSignal } from "./useSignal";

const places = [
  { page: "library", href: "#/", label: "Library" },
  { page: "usage", href: "#/usage", label: "Usage" },
  { page: "keys", href: "#/keys", label: "Plan & API keys" },
] as const;

const themes: readonly { name: Theme; label: string }[] = [
  { name: "system", label: "System" }, { name: "light", label: "Light" }, { name: "dark", label: "Dark" },
];

/** The bar at the top of every page. */
export function TopBar({ route, onHelp }: { route: Route; onHelp: () => void }) {
  const chosen = useSignal(theme);
  const isLocked = useSignal(needsKey);
  const hasKey = !isLocked && readKey() !== null;
  return (
    <header className="top-bar">
      <a className="brand" href="#/" aria-label="Story Writer, library">
        <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" /><path d="M22.5 6.5c-7 .6-11.5 5-12.5 12.2L8.5 25.5l2-.6c.8-2.4 1.5-3.9 2.6-5.2 5.4-.4 8.7-4.7 9.4-13.2z" /></svg>
        <span>Story Writer</span>
      </a>
      {!isLocked && (
        <nav aria-label="Studio">
          {places.map((place) => (
            <a key={place.page} href={place.href} aria-current={route.page === place.page ? "page" : undefined}>{place.label}</a>
          ))}
        </nav>
      )}
      <div className="top-tools">
        {!isLocked && (
          <a className="button primary small" href="#/new" aria-label="New story" aria-current={route.page === "begin" ? "page" : undefined}>
            <Icon name="add" /><span>New story</span>
          </a>
        )}
        {!isLocked && (
          <div className="phone-only">
            <Menu label="Menu" icon="menu" entries={places.map((place) => ({ label: place.label, isChosen: route.page === place.page, act: () => navigate(place.href) }))} />
          </div>
        )}
        <Menu label="Theme" icon="theme" entries={themes.map((entry) => ({
          label: entry.label, isChosen: entry.name === chosen, act: () => chooseTheme(entry.name),
        }))} />
        <IconButton icon="help" label="Keyboard shortcuts" onClick={onHelp} />
        {hasKey && <IconButton icon="key" label="Sign out" onClick={() => { forgetKey(); needsKey.set(true); }} />}
      </div>
    </header>
  );
}
