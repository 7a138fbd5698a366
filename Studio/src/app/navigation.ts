import { useSyncExternalStore } from "react";
import { Signal } from "../api/signal";
import { parseRoute, type Route } from "./routes";

const route = new Signal<Route>(parseRoute(typeof location === "undefined" ? "" : location.hash));

if (typeof window !== "undefined") window.addEventListener("hashchange", () => route.set(parseRoute(location.hash)));

/** The current route. */
export const useRoute = (): Route => useSyncExternalStore(route.subscribe, route.get);

/** Navigates to a place such as `#/usage`; `replace` adds no entry to the browser's history. */
export function navigate(href: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", href);
    route.set(parseRoute(location.hash));
  } else {
    location.hash = href;
  }
}
