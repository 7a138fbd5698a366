import { useEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from "react";
import type { ProposalAction } from "../../api/proposals";
import { useSignal } from "../../app/useSignal";
import type { ManuscriptSelection } from "../../manuscript/editor/manuscriptEditor";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import type { SelectionProposals } from "../../manuscript/selectionProposals";
import { actionWords, shortcutOf, proposalActions } from "./proposalActions";

/** The actions for a selection, beside it. The keyboard reaches them with Mod+. or the menu key; each has its own shortcut. */
export function SelectionBar({ session, proposals }: { session: ManuscriptSession; proposals: SelectionProposals }) {
  const [selection, setSelection] = useState<ManuscriptSelection | null>(null);
  const [isForced, setForced] = useState(false);
  const { asked } = useSignal(proposals.state);
  const { liveScene } = useSignal(session.view);
  const bar = useRef<HTMLDivElement>(null);
  // Survives a render, which must not discard a selection that is waiting to be read.
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const begin = (action: ProposalAction, alternatives = 1): void => {
    const range = session.editor?.selection;
    if (!range || range.scene === liveScene || (range.isEmpty && action !== "continue")) return;
    proposals.begin(action, range, { alternatives });
    setForced(false);
  };

  useEffect(() => {
    const look = (): void => setSelection(session.editor?.selection ?? null);
    // Moving the caret needs no render: with each one, React walks the text up to the caret.
    const lookAgain = (): void => setSelection((old) => {
      const now = session.editor?.selection ?? null;
      return now?.isEmpty && (!old || old.isEmpty) && !isForced ? old : now;
    });
    session.handlers = {
      ...session.handlers,
      // While a selection is being made, no toolbar should appear under the pointer.
      onSelection: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(lookAgain, 150);
      },
      onKey: (event) => {
        const action = shortcutOf(event);
        if (action) begin(action);
        else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10") || (event.key === "." && (event.ctrlKey || event.metaKey))) {
          look();
          setForced(true);
        } else return false;
        event.preventDefault();
        return true;
      },
    };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (isForced) bar.current?.querySelector<HTMLElement>("button")?.focus();
  }, [isForced]);

  const isUseful = selection !== null && selection.isWithinScene && selection.scene !== liveScene && !asked;
  if (!isUseful || (selection.isEmpty && !isForced)) return null;
  const close = (): void => {
    setForced(false);
    session.editor?.focus();
  };
  const actions = proposalActions.filter((action) => action === "continue" || !selection.isEmpty);
  return (
    <div ref={bar} className="selection-bar" role="toolbar" aria-label="Edit the selection" data-selection-bar
      style={placeOf(session, selection)} onKeyDown={(event) => moveFocus(event, bar.current, close)}
      onMouseDown={(event) => event.preventDefault()}>
      {actions.map((action, index) => (
        <button key={action} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => begin(action)}>{actionWords[action].label}</button>
      ))}
      {!selection.isEmpty && <button type="button" tabIndex={-1} onClick={() => begin("rewrite", 3)}>Three options</button>}
    </div>
  );
}

/** Above the selection if there is room, otherwise below it; in page coordinates, so that scrolling needs no work. */
function placeOf(session: ManuscriptSession, selection: ManuscriptSelection): { top: number } | undefined {
  const rectangle = session.editor?.rectangle(selection);
  const frame = session.editor?.dom.closest(".write-sheet")?.getBoundingClientRect();
  if (!rectangle || !frame) return undefined;
  const isHigh = rectangle.top < 220;
  return { top: (isHigh ? rectangle.bottom + 8 : rectangle.top - 52) - frame.top };
}

function moveFocus(event: ReactKeyboardEvent, bar: HTMLElement | null, close: () => void): void {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>("button") ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === "Escape") {
    event.stopPropagation();
    close();
  } else if (step !== undefined) {
    event.preventDefault();
    buttons[(step + buttons.length) % buttons.length]?.focus();
  }
}
