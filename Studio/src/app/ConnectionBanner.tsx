import { useEffect, useRef } from "react";
import { askNow, connection } from "../api/connection";
import { Button, Icon } from "../ui";
import { announce } from "./announce";
import type { Area } from "./focusedArea";
import { useAside } from "./useAside";
import { useSignal } from "./useSignal";

/** The banner's position below the header. In a story the header is taller, and in narrow windows it scrolls away. */
function belowHead(banner: HTMLElement): Area {
  const heads = [...document.querySelectorAll(".top-bar, .room-head")].map((head) => head.getBoundingClientRect().bottom);
  const top = Math.max(0, ...heads);
  banner.style.setProperty("--banner-top", `${top}px`);
  return { top, bottom: top + banner.offsetHeight, left: 0, right: window.innerWidth };
}

/** Shown while the server does not respond. */
export function ConnectionBanner() {
  const state = useSignal(connection);
  const wasUp = useRef(true);
  const box = useRef<HTMLDivElement>(null);
  const isAside = useAside(box, state.isUp ? 0 : 1, belowHead);
  useEffect(() => {
    if (wasUp.current === state.isUp) return;
    wasUp.current = state.isUp;
    announce(state.isUp ? "Connected again." : "The server is not responding. The page reconnects automatically.");
  }, [state.isUp]);
  if (state.isUp) return null;
  return (
    <div ref={box} className={`banner${isAside ? " aside" : ""}`} role="region" aria-label="Connection">
      <Icon name="warning" />
      <p>The server is not responding; it may be restarting. What you type is kept on this page.</p>
      <Button isSmall isBusy={state.isAsking} icon="refresh" onClick={() => void askNow()}>Try now</Button>
    </div>
  );
}
