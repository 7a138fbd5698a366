import { useState } from "react";
import { all } from "../../api/page";
import { listDays, listLedger, readUsage, type Measure } from "../../api/usage";
import { announce } from "../../app/announce";
import { compact, count, dateTime, dollars, label, plural, providerName } from "../../text/format";
import { storyHref } from "../../app/routes";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { useTitle } from "../../app/useTitle";
import { Button, Loading, Meter, ProblemNote, SelectField, Tabs } from "../../ui";
import { outcomeWords, stepWords } from "./callWords";
import { DayChart, figureText } from "./DayChart";
import { byDay, byModel, months, type Figure } from "./days";

const figures: readonly { name: Figure; label: string }[] = [
  { name: "cost", label: "Cost" }, { name: "tokens", label: "Tokens" }, { name: "calls", label: "Calls" },
];
const monthName = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

/** The usage of the plan: limits, days, and each model call. */
export default function UsagePage() {
  useTitle("Usage");
  const [period, setPeriod] = useState(months(new Date(), 1)[0]!);
  const [figure, setFigure] = useState<Figure | null>(null);
  const usage = useResource("usage", readUsage);
  const days = useResource(`days ${period}`, (signal) => all((cursor) => listDays({ period, limit: 100, ...(cursor ? { cursor } : {}) }, signal)));
  const ledger = useResource("ledger", (signal) => listLedger({ limit: 25 }, signal));
  const more = useAction(async ({ signal }) => {
    const { value } = ledger;
    if (!value?.next_cursor) return;
    const page = await listLedger({ limit: 50, cursor: value.next_cursor }, signal);
    ledger.set({ items: [...value.items, ...page.items], next_cursor: page.next_cursor });
    announce(`${plural(page.items.length, "more call")}.`);
  });
  const sums = byDay(period, days.value ?? []);
  const models = byModel(days.value ?? []);
  // Free usage is shown in tokens.
  const shown = figure ?? (models.some((sum) => sum.cost > 0) || models.length === 0 ? "cost" : "tokens");
  const month = monthName.format(new Date(`${period}-01T00:00:00Z`));

  return (
    <div className="page usage">
      <h1>Usage</h1>
      <ProblemNote problem={usage.problem} onRetry={usage.reload} />
      {usage.isLoading && !usage.value && <Loading />}
      {usage.value && (
        <section className="card stack" aria-labelledby="month-title">
          <div className="row spread">
            <h2 id="month-title">This month</h2>
            <p className="soft">Plan <a href="#/keys">{usage.value.plan}</a>, resets {dateTime(usage.value.resets_at)}</p>
          </div>
          <div className="usage-meters">
            <Amount name="Spending" measure={numbers(usage.value.money)} text={(value) => dollars(String(value))} />
            <Amount name="Tokens" measure={usage.value.tokens} text={compact} />
            <Amount name="Model calls" measure={usage.value.calls} text={count} />
            <Amount name="Pictures" measure={usage.value.images} text={count} />
          </div>
        </section>
      )}
      <section className="card stack" aria-labelledby="days-title">
        <div className="row spread">
          <h2 id="days-title">By day</h2>
          <SelectField label="Month" isLabelHidden value={period} onChange={(event) => setPeriod(event.target.value)}>
            {months(new Date(), 12).map((name) => <option key={name} value={name}>{monthName.format(new Date(`${name}-01T00:00:00Z`))}</option>)}
          </SelectField>
        </div>
        <ProblemNote problem={days.problem} onRetry={days.reload} />
        <Tabs label="Figures" tabs={figures} chosen={shown} onChoose={setFigure}>
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Chart by day"><DayChart days={sums} figure={shown} label={`${label(shown)} in ${month}`} /></div>
        </Tabs>
        <details>
          <summary>Show as a table</summary>
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Table by day">
            <table>
              <caption className="unseen">Usage by day in {month}</caption>
              <thead><tr><th scope="col">Day</th><th scope="col" className="figures">Calls</th><th scope="col" className="figures">Tokens</th><th scope="col" className="figures">Cost</th></tr></thead>
              <tbody>
                {sums.filter((day) => day.calls > 0).map((day) => (
                  <tr key={day.day}><th scope="row">{day.day}</th><td className="figures">{count(day.calls)}</td><td className="figures">{count(day.tokens)}</td><td className="figures">{figureText("cost", day.cost)}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
        {models.length > 0 && (
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Table by model">
            <table>
              <caption className="unseen">Usage by model in {month}</caption>
              <thead><tr><th scope="col">Model</th><th scope="col" className="figures">Calls</th><th scope="col" className="figures">Tokens</th><th scope="col" className="figures">Cost</th></tr></thead>
              <tbody>
                {models.map((sum) => (
                  <tr key={`${sum.provider} ${sum.model}`}><th scope="row">{sum.model} <span className="soft">({providerName(sum.provider)})</span></th><td className="figures">{count(sum.calls)}</td><td className="figures">{count(sum.tokens)}</td><td className="figures">{figureText("cost", sum.cost)}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="card stack" aria-labelledby="ledger-title">
        <h2 id="ledger-title">Model calls</h2>
        <ProblemNote problem={ledger.problem ?? more.problem} onRetry={ledger.reload} />
        {ledger.value?.items.length === 0 && <p className="soft">No model calls yet.</p>}
        {ledger.value && ledger.value.items.length > 0 && (
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Table of calls">
            <table>
              <caption className="unseen">Model calls, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">When</th><th scope="col">Step</th><th scope="col">Model</th><th scope="col" className="figures">Input</th>
                  <th scope="col" className="figures">Output</th><th scope="col" className="figures">Cost</th><th scope="col">Outcome</th>
                </tr>
              </thead>
              <tbody>
                {ledger.value.items.map((line) => (
                  <tr key={line.call_id}>
                    <td><time dateTime={line.opened_at}>{dateTime(line.opened_at)}</time></td>
                    <td>{line.story_id ? <a href={storyHref(line.story_id)}>{stepWords(line.step)}</a> : stepWords(line.step)}</td>
                    <td>{line.model}</td>
                    <td className="figures">{count(line.usage.prompt_tokens)}</td>
                    <td className="figures">{count(line.usage.output_tokens + line.usage.thinking_tokens)}</td>
                    <td className="figures">{line.is_estimate && <span title="Estimated">≈ </span>}{dollars(line.cost, "Free")}</td>
                    <td>{line.cached ? "From the cache" : outcomeWords(line.outcome || line.state)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {ledger.value?.next_cursor && <Button isBusy={more.isBusy} onClick={() => void more.run()}>Show more</Button>}
      </section>
    </div>
  );
}

/** Amounts of money as numbers, only for the bars. */
const numbers = (money: Measure<string>): Measure<number> => ({
  used: Number(money.used), held: Number(money.held), limit: money.limit === null ? null : Number(money.limit),
  remaining: money.remaining === null ? null : Number(money.remaining),
});

function Amount({ name, measure, text }: { name: string; measure: Measure<number>; text: (value: number) => string }) {
  const held = measure.held > 0 ? `, ${text(measure.held)} reserved` : "";
  const words = measure.limit === null ? `${text(measure.used)}${held}, no limit` : `${text(measure.used)} of ${text(measure.limit)}${held}`;
  return <Meter label={name} value={measure.used} held={measure.held} max={measure.limit} text={words} />;
}
