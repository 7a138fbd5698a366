import { useEffect, useRef } from "react";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";

/** The place of the manuscript's editor on the page. */
export function ManuscriptFrame({ session, onScene }: { session: ManuscriptSession; onScene: (scene: number) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const editor = session.editor;
    if (!editor || !frame.current) return undefined;
    frame.current.append(editor.dom);
    session.handlers = { ...session.handlers, onMenu: onScene };
    const unwatch = session.live.scroller.watch();
    return () => {
      unwatch();
      editor.dom.remove();
    };
  }, [session, onScene]);
  return <div className="ms-frame" ref={frame} />;
}
