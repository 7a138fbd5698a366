import { useEffect, useState } from "react";
import { estimate, type EstimateFigures } from "../../api/estimates";
import { listModels, type Model } from "../../api/models";
import { isAmount } from "../../api/money";
import { compact, cost, dollars, duration, providerName } from "../../text/format";
import { useResource } from "../../app/useResource";
import { ProblemNote, SelectField, TextField } from "../../ui";
import { answerer, type Draft } from "../../brief/briefDraft";

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

const value = (model: Model): string => `${model.provider} ${model.id}`;

/** The estimate for the story, and the choice of the model. */
export function EstimateCard({ draft, onChange }: Props) {
  const [asked, setAsked] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft), 250);
    return () => clearTimeout(timer);
  }, [draft.words, draft.language, draft.model]);
  const models = useResource("models", listModels);
  const guess = useResource(`${asked.words} ${asked.language} ${asked.model}`, (signal) =>
    estimate({ words: asked.words, language: asked.language, ...answerer(asked) }, signal));
  const [shown, setShown] = useState(guess.value);
  useEffect(() => { if (guess.value) setShown(guess.value); }, [guess.value]);
  const list = models.value?.items ?? [];
  const standard = list.find((model) => model.is_default);

  return (
    <section className="card estimate" aria-labelledby="estimate-title" aria-busy={guess.isLoading}>
      <h2 id="estimate-title">Estimate</h2>
      <dl className="estimate-figures">
        <div><dt>Cost</dt><dd>{shown ? cost(shown.likely.cost, shown.price_known, "Free") : "…"}</dd></div>
        <div><dt>Time</dt><dd>{shown ? duration(shown.likely.seconds) : "…"}</dd></div>
        <div><dt>Tokens</dt><dd>{shown ? compact(shown.likely.usage.prompt_tokens + shown.likely.usage.output_tokens + shown.likely.usage.thinking_tokens) : "…"}</dd></div>
      </dl>
      <p className="hint">
        {shown && !shown.price_known && "The price of this model is unknown; runs with a spending limit are refused. "}
        {shown ? `At most about ${most(shown.worst)}. Nothing is spent until you start.` : "Nothing is spent until you start."}
      </p>
      <ProblemNote problem={guess.problem ?? models.problem} onRetry={() => { guess.reload(); models.reload(); }} />
      <SelectField label="Model" value={draft.model} onChange={(event) => onChange({ model: event.target.value })}>
        <option value="">{standard ? `${standard.id} (${providerName(standard.provider)})` : "Default model"}</option>
        {list.filter((model) => model !== standard).map((model) => <option key={value(model)} value={value(model)}>{model.id} ({providerName(model.provider)})</option>)}
      </SelectField>
      <TextField
        label="Spending limit (US dollars)" inputMode="decimal" placeholder="No limit" value={draft.maxCost}
        fault={isAmount(draft.maxCost) ? undefined : "Enter an amount such as 0.50."}
        onChange={(event) => onChange({ maxCost: event.target.value })}
      />
    </section>
  );
}

/** The largest estimated effort; a free model takes only time. */
const most = (figures: EstimateFigures): string =>
  Number(figures.cost) > 0 ? `${dollars(figures.cost)} and ${duration(figures.seconds)}` : duration(figures.seconds);
