import { setupFields } from "../../api/briefs";
import type { Setup } from "../../api/setups";
import { announce } from "../../app/announce";
import { Button, Icon } from "../../ui";
import { fieldTexts } from "../../brief/briefDraft";
import { toggled, whole, type Mix } from "./mixing";
import { Skeleton } from "./Skeleton";

interface Props {
  setups: readonly Setup[];
  mix: Mix | null;
  onMix: (mix: Mix) => void;
  /** Whether others are being generated. */
  isBusy: boolean;
  /** The text of the first one as it arrives. */
  coming: string;
}

/** The setups side by side. One is used, and fields of the others can be added to it. */
export function SetupBoard({ setups, mix, onMix, isBusy, coming }: Props) {
  const places: (Setup | null)[] = setups.length > 0 ? [...setups] : [null, null, null];
  return (
    <ol className="setups" aria-label="Setups" aria-busy={isBusy}>
      {places.map((setup, place) => (
        <li key={place} className={`card setup${setup && mix?.premise === setup.number ? " chosen" : ""}${isBusy ? " waiting" : ""}`}>
          {place === 0 && coming ? <p className="setup-premise coming" dir="auto">{coming}</p> : setup ? <SetupCard setup={setup} mix={mix} onMix={onMix} /> : <Skeleton />}
        </li>
      ))}
    </ol>
  );
}

function SetupCard({ setup, mix, onMix }: { setup: Setup; mix: Mix | null; onMix: (mix: Mix) => void }) {
  const isTaken = mix?.premise === setup.number;
  const said = setupFields.filter((field) => setup[field]?.trim());
  return (
    <article aria-labelledby={`setup-${setup.number}`}>
      <h3 id={`setup-${setup.number}`}>Setup {setup.number}</h3>
      <p className="setup-premise" dir="auto">{setup.premise}</p>
      <p className="setup-reason" dir="auto">{setup.reasoning}</p>
      <Button
        look={isTaken ? "primary" : "plain"} icon={isTaken ? "check" : undefined} aria-pressed={isTaken}
        onClick={() => {
          onMix(whole(setup));
          announce(`Using setup ${setup.number}.`);
        }}
      >
        {isTaken ? `Using setup ${setup.number}` : `Use setup ${setup.number}`}
      </Button>
      {said.length > 0 && (
        <ul className="setup-fields" aria-label={`Fields of setup ${setup.number}`}>
          {said.map((field) => {
            const isMixed = mix?.fields[field] === setup.number;
            return (
              <li key={field}>
                <button type="button" aria-pressed={isMixed} disabled={!mix} onClick={() => mix && onMix(toggled(mix, field, setup.number))}>
                  <span className="setup-box" aria-hidden="true">{isMixed && <Icon name="check" />}</span>
                  <span><strong>{fieldTexts[field].label}</strong> <span dir="auto">{setup[field]}</span></span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </article>
  );
}
