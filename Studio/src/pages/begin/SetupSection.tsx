import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Problem } from "../../api/problem";
import { Button, NoteDialog, ProblemNote } from "../../ui";
import { isPure } from "./mixing";
import { SetupBoard } from "./SetupBoard";
import type { SetupOffer } from "./useSetups";

interface Props {
  offer: SetupOffer;
  /** Generates others; the note states wishes. */
  onOthers: (note: string) => void;
  onAgain: () => void;
  /** The problem of creating the story. */
  problem: Problem | null;
  onDismiss: () => void;
  /** The actions for the setup that is used. */
  children: ReactNode;
}

/** The status above the setups. */
function words({ isBusy, mix, said }: SetupOffer): string {
  if (isBusy) return said;
  const next = !mix ? "Use one; then you can add fields from the others."
    : isPure(mix) ? "You can replace fields with those of the other setups." : "Mixed: the checked fields are used.";
  return said ? `${next} ${said}.` : next;
}

/** The suggested setups: to use one, to mix them, and to generate others. */
export function SetupSection({ offer, onOthers, onAgain, problem, onDismiss, children }: Props) {
  const { mix, isBusy } = offer;
  const setups = offer.setups ?? [];
  const [isAsking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (isBusy) heading.current?.focus(); }, [isBusy]);
  return (
    <section className="stack" aria-labelledby="setups-title">
      <div className="page-head">
        <div>
          <h2 id="setups-title" tabIndex={-1} ref={heading}>Three setups</h2>
          <p className="soft" role="status" aria-live={isBusy ? "off" : "polite"}>{words(offer)}</p>
        </div>
        {isBusy
          ? <Button look="quiet" icon="stop" onClick={offer.stop}>Stop</Button>
          : setups.length > 0 && <Button icon="refresh" onClick={() => setAsking(true)}>Regenerate setups</Button>}
      </div>
      <ProblemNote problem={offer.problem} onRetry={onAgain} />
      {(isBusy || setups.length > 0) && <SetupBoard setups={setups} mix={mix} onMix={offer.onMix} isBusy={isBusy} coming={offer.coming} />}
      {mix && (
        <div className="begin-bar" role="group" aria-label="Continue with this setup">
          <p>{isPure(mix) ? `Setup ${mix.premise}` : `Setup ${mix.premise}, mixed`}</p>
          {children}
        </div>
      )}
      {mix && <ProblemNote problem={problem} onDismiss={onDismiss} />}
      {isAsking && (
        <NoteDialog title="Regenerate the setups" hint="Optional: what should be different?" placeholder="Nobody dies, and more of the sea."
          action="Regenerate" onClose={() => setAsking(false)} onDone={(note) => { setAsking(false); onOthers(note); }} />
      )}
    </section>
  );
}
