import { useEffect, useRef, useState } from "react";
import { count, plural, spent } from "../../text/format";
import { toast } from "../../app/toasts";
import { useSignal } from "../../app/useSignal";
import { DiffView } from "../../ui/DiffView";
import type { ManuscriptRange } from "../../manuscript/editor/manuscriptEditor";
import type { ManuscriptSession } from "../../manuscript/manuscriptSession";
import { splitParagraphs } from "../../text/paragraphs";
import { needsNote, type Asked, type SelectionProposals, type ProposalState } from "../../manuscript/selectionProposals";
import { countWords } from "../../text/words";
import { Button, IconButton, ProblemNote, TextField } from "../../ui";
import { actionWords } from "./proposalActions";

/** Below this distance from the top, in pixels, nothing covers the text. */
const HEADROOM = 190;

/** The proposals for a selection, below the text: to use, regenerate with a note, or discard. */
export function ProposalPanel({ session, proposals }: { session: ManuscriptSession; proposals: SelectionProposals }) {
  const state = useSignal(proposals.state);
  const panel = useRef<HTMLElement>(null);
  const { asked } = state;
  const isOpen = asked !== null;
  useEffect(() => {
    // A required note gets the focus first; otherwise the panel, so that a screen reader reads its name and the proposals
    // follow.
    const wanted = panel.current?.querySelector<HTMLElement>("[required]") ?? panel.current;
    if (isOpen) wanted?.focus({ preventScroll: true });
  }, [isOpen]);
  const isThere = state.result !== null;
  useEffect(() => {
    const range = proposals.state.get().asked?.range;
    if (range && panel.current) keepInSight(session, range, panel.current);
  }, [session, proposals, isOpen, isThere]);
  if (!asked) return null;
  const close = (): void => {
    proposals.close();
    session.editor?.focus();
  };
  return (
    <section ref={panel} className="proposals" tabIndex={-1} aria-label={`Proposal: ${actionWords[asked.action].doing}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}>
      <header className="row spread">
        <h3>{actionWords[asked.action].doing}</h3>
        <div className="row">
          {state.result?.cost && <span className="soft figures">{spent(state.result.cost)}</span>}
          <IconButton icon="close" label="Close" onClick={close} />
        </div>
      </header>
      <ProblemNote problem={state.problem} onRetry={asked.isDraft ? undefined : () => void proposals.ask()} />
      <Alternatives state={state} session={session} proposals={proposals} />
      <AskForm key={asked.action} asked={asked} state={state} proposals={proposals} onClose={close} />
    </section>
  );
}

/** Scrolls the selection out from under the panel. */
function keepInSight(session: ManuscriptSession, range: ManuscriptRange, panel: HTMLElement): void {
  const rectangle = session.editor?.rectangle(range);
  if (!rectangle) return;
  const hidden = rectangle.bottom + 16 - (window.innerHeight - panel.offsetHeight);
  const room = rectangle.top - HEADROOM;
  if (hidden > 0 && room > 0) window.scrollBy({ top: Math.min(hidden, room), behavior: "auto" });
}

function Alternatives({ state, session, proposals }: { state: ProposalState; session: ManuscriptSession; proposals: SelectionProposals }) {
  const [showsChanges, setShowsChanges] = useState(true);
  if (state.texts.length === 0) {
    return state.isBusy ? <p className="loading" role="status"><span className="spinner" aria-hidden="true" /> Generating…</p> : null;
  }
  const original = state.result?.text ?? "";
  const canCompare = original !== "" && state.result !== null;
  const language = session.editor?.dom.lang;
  return (
    <>
      <ol className={`alternatives${state.texts.length > 1 ? " several" : ""}`} aria-busy={state.isBusy}>
        {state.texts.map((text, index) => (
          <li key={index} className="alternative">
            {canCompare && showsChanges
              ? <DiffView before={splitParagraphs(original)} after={splitParagraphs(text)} label={`Option ${index + 1}, compared with your text`} language={language} />
              : <div className="prose" lang={language}>{splitParagraphs(text).map((paragraph, place) => <p key={place} dir="auto">{paragraph}</p>)}</div>}
            <div className="row spread">
              <span className="soft figures">{plural(countWords(text), "word")}{original !== "" && state.result ? `, was ${count(countWords(original))}` : ""}</span>
              {state.result && <Button isSmall look="primary" icon="check" onClick={() => void take(proposals, session, index)}>Use this</Button>}
            </div>
          </li>
        ))}
      </ol>
      {canCompare && (
        <label className="check">
          <input type="checkbox" checked={showsChanges} onChange={(event) => setShowsChanges(event.target.checked)} /> Show changes
        </label>
      )}
    </>
  );
}

async function take(proposals: SelectionProposals, session: ManuscriptSession, index: number): Promise<void> {
  if (await proposals.accept(index) && session.editor?.dom.isConnected) toast("The text was replaced.", { place: "page", action: { label: "Undo", act: () => session.editor?.undo() } });
}

function AskForm({ asked, state, proposals, onClose }: { asked: Asked; state: ProposalState; proposals: SelectionProposals; onClose: () => void }) {
  const [note, setNote] = useState(asked.note);
  // The button that sent the current request; null if the selection's toolbar sent it.
  const [pressed, setPressed] = useState<"again" | "several" | null>(null);
  useEffect(() => { if (!state.isBusy) setPressed(null); }, [state.isBusy]);
  const mustSay = needsNote(asked.action);
  const ask = (alternatives: number, button: "again" | "several"): void => {
    if (mustSay && note.trim() === "") return;
    setPressed(button);
    void proposals.ask({ note: note.trim(), alternatives });
  };
  const look = (button: "again" | "several") => ({ isBusy: state.isBusy && pressed === button, disabled: state.isBusy && pressed !== button });
  const what = asked.action === "tone" ? "Which tone?" : asked.action === "point_of_view" ? "Whose point of view?" : "Note for the next attempt";
  return (
    <form className="ask-again" onSubmit={(event) => { event.preventDefault(); ask(asked.alternatives, "again"); }}>
      <TextField label={what} value={note} maxLength={2_000} onChange={(event) => setNote(event.target.value)} required={mustSay}
        placeholder={asked.action === "tone" ? "wistful, dry, hopeful" : asked.action === "point_of_view" ? "Mara, first person" : "less ornate; keep the lamp"} />
      <div className="row">
        <Button type="submit" isSmall {...look("again")} icon="refresh">{asked.isDraft ? "Generate" : "Regenerate"}</Button>
        <Button isSmall {...look("several")} onClick={() => ask(3, "several")}>Three options</Button>
        <Button isSmall look="quiet" onClick={onClose}>Discard</Button>
      </div>
    </form>
  );
}
