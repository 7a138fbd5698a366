import { useEffect, useRef } from "react";
import { askNow, connection } from "../api/connection";
import { Button, Icon } from "../ui";
import { announce } from "./announce";
import { useSignal } from "./useSignal";

/** Says that the server is away, and that it is back. */
export function ConnectionBanner() {
  const state = useSignal(connection);
  const wasUp = useRef(true);
  useEffect(() => {
    if (wasUp.current === state.isUp) return;
    wasUp.current = state.isUp;
    announce(state.isUp ? "The server is back." : "The server does not answer. The page tries again by itself.");
  }, [state.isUp]);
  if (state.isUp) return null;
  return (
    <div className="banner" role="region" aria-label="Connection">
      <Icon name="warning" />
      <p>The server does not answer; it may be starting again. What you type stays on this page.</p>
      <Button isSmall isBusy={state.isAsking} icon="refresh" onClick={() => void askNow()}>Try now</Button>
    </div>
  );
}
