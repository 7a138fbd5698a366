import { useState } from "react";
import { estimate } from "../api/estimates";
import { listModels } from "../api/models";
import { cost, count, duration } from "../text/format";
import { useAction } from "../app/useAction";
import { useResource } from "../app/useResource";
import { saveTyped } from "../state/pendingText";
import { Button, Dialog, Loading, ProblemNote, SelectField, TextField } from "../ui";
import { leftWords } from "../state/storyStatus";
import { useStory } from "../state/storyContext";

/** Starts writing the story or its remainder. Shows the estimate and sets a spending limit first. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { store, state } = useStory();
  const [cap, setCap] = useState("");
  const [model, setModel] = useState("");
  const story = state.story;
  const models = useResource("models", async (signal) => (await listModels(signal)).items);
  const chosen = models.value?.find((entry) => `${entry.provider}/${entry.id}` === model);
  const answerer = chosen ? { provider: chosen.provider, model: chosen.id } : {};
  // The API estimates no fewer words than a story may have.
  const left = Math.max(100, (story?.asked_words ?? 100) - (story?.words ?? 0));
  const guess = useResource(`${left} ${model}`, (signal) => estimate({ words: left, language: story?.brief.language ?? "en", ...answerer }, signal));
  const isCap = cap === "" || /^\d{1,7}([.,]\d{1,12})?$/.test(cap);
  const start = useAction(async ({ intent }) => {
    await saveTyped(state.id);
    await store.start({ goal: "story", ...(cap ? { max_cost: cap.replace(",", ".") } : {}), ...answerer }, intent);
  });
  const begin = async (): Promise<void> => {
    if (isCap && await start.run()) onClose();
  };
  const likely = guess.value?.likely;
  return (
    <Dialog title={story && story.words > 0 ? "Continue writing" : "Write the story"} onClose={onClose} actions={
      <>
        <Button look="primary" icon="play" data-autofocus isBusy={start.isBusy} onClick={() => void begin()}>Start writing</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      {story && <p>{leftWords(story)}</p>}
      {guess.isLoading && !likely && <Loading what="Estimating" />}
      <ProblemNote problem={guess.problem} onRetry={guess.reload} />
      {likely && guess.value && (
        <dl className="start-figures">
          <div><dt>Likely</dt><dd className="figures">{cost(likely.cost, guess.value.price_known, "free")}, {duration(likely.seconds)}</dd></div>
          <div><dt>At most about</dt><dd className="figures">{cost(guess.value.worst.cost, guess.value.price_known, "free")}, {duration(guess.value.worst.seconds)}</dd></div>
          <div><dt>Tokens</dt><dd className="figures">{count(likely.usage.prompt_tokens)} in, {count(likely.usage.output_tokens)} out</dd></div>
          <div><dt>Model</dt><dd>{guess.value.model}</dd></div>
        </dl>
      )}
      {guess.value && !guess.value.price_known && <p className="hint">The price of this model is unknown: costs are guesses, and runs with a spending limit are refused.</p>}
      {models.value && models.value.length > 1 && (
        <SelectField label="Model" value={model} onChange={(event) => setModel(event.target.value)}>
          <option value="">Default</option>
          {models.value.map((entry) => <option key={`${entry.provider}/${entry.id}`} value={`${entry.provider}/${entry.id}`}>{entry.id}, {entry.provider}</option>)}
        </SelectField>
      )}
      <TextField label="Spending limit (US dollars)" inputMode="decimal" value={cap} onChange={(event) => setCap(event.target.value)}
        placeholder="No limit beyond your plan" fault={isCap ? undefined : "Enter an amount such as 0.50."}
        hint="The run pauses when it reaches the limit. What is written is kept." />
      <ProblemNote problem={start.problem} onDismiss={start.clear} />
    </Dialog>
  );
}
