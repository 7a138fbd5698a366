import { listPlans, readMe, type PlanLimits } from "../../api/keys";
import { listModels } from "../../api/models";
import { compact, cost, count, dollars, providerName } from "../../text/format";
import { useResource } from "../../app/useResource";
import { useTitle } from "../../app/useTitle";
import { Loading, ProblemNote } from "../../ui";
import { KeyRing } from "./KeyRing";

/** Who one is here: the plan, the models that can be asked, and the keys. */
export default function KeysPage() {
  useTitle("Plan & keys");
  const me = useResource("me", readMe);
  const plans = useResource("plans", listPlans);
  const models = useResource("models", listModels);
  const list = models.value?.items ?? [];
  const isSmallAlone = list.length > 0 && list.every((model) => model.provider === "embedded");
  const others = plans.value?.items.filter((plan) => plan.name !== me.value?.plan.name) ?? [];

  return (
    <div className="page keys-page">
      <h1>Plan &amp; keys</h1>
      <ProblemNote problem={me.problem ?? plans.problem ?? models.problem} onRetry={() => { me.reload(); plans.reload(); models.reload(); }} />
      {me.isLoading && !me.value && <Loading />}
      {me.value && (
        <section className="card stack" aria-labelledby="plan-title">
          <div className="row spread">
            <h2 id="plan-title">Plan “{me.value.plan.name}”</h2>
            <p className="soft">You are <strong>{me.value.user}</strong>. <a href="#/usage">See what is used</a></p>
          </div>
          <Limits limits={me.value.plan.limits} />
          {others.length > 0 && (
            <details>
              <summary>Other plans of this server</summary>
              <div className="stack plans">
                {others.map((plan) => (
                  <div key={plan.name}><h3>{plan.name}</h3><Limits limits={plan.limits} /></div>
                ))}
                <p className="hint">Whoever runs the server sets plans.</p>
              </div>
            </details>
          )}
        </section>
      )}
      <section className="card stack" aria-labelledby="models-title">
        <h2 id="models-title">Models</h2>
        {isSmallAlone && (
          <div className="note warn">
            <div className="note-text">
              <p><strong>Only the small built-in model is there.</strong> It writes without any key or cost, so that you can try everything, but its stories are plain. For better ones, give the server a larger model and start it again:</p>
              <Ways />
            </div>
          </div>
        )}
        {list.length > 0 && (
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Table of models">
            <table>
              <caption className="unseen">Models, with prices in US dollars for a million tokens</caption>
              <thead>
                <tr><th scope="col">Model</th><th scope="col">From</th><th scope="col" className="figures">Reads at once</th><th scope="col" className="figures">Prompt</th><th scope="col" className="figures">Cache write</th><th scope="col" className="figures">Answer</th></tr>
              </thead>
              <tbody>
                {list.map((model) => (
                  <tr key={`${model.provider} ${model.id}`}>
                    <th scope="row">{model.id} {model.is_default && <span className="tag good">usual</span>}</th>
                    <td>{providerName(model.provider)}</td>
                    <td className="figures">{compact(model.context_tokens)}</td>
                    <td className="figures">{cost(model.prices.input, model.prices.is_known, "free")}</td>
                    <td className="figures">{model.prices.cache_write === null ? "as prompt" : cost(model.prices.cache_write, model.prices.is_known, "free")}</td>
                    <td className="figures">{cost(model.prices.output, model.prices.is_known, "free")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="hint">Prices are for a million tokens, in US dollars. A token is about three quarters of an English word. A price with ≈ is a guess: it is not known.</p>
        {!isSmallAlone && <details><summary>How to plug in other models</summary><Ways /></details>}
      </section>
      {me.value?.scopes.includes("keys") && <KeyRing own={me.value.scopes} />}
    </div>
  );
}

function Ways() {
  return (
    <ul className="ways">
      <li><strong>Gemini:</strong> set <code>GEMINI_API_KEY</code>.</li>
      <li><strong>Hugging Face:</strong> set <code>HF_TOKEN</code>; any model of its router can be named.</li>
      <li><strong>Any server that speaks OpenAI's chat interface:</strong> set <code>OPENAI_BASE_URL</code>, and <code>OPENAI_API_KEY</code> where it wants one.</li>
      <li><strong>A larger model on this machine:</strong> set <code>STORYWRITER_EMBEDDED_MODEL</code> to the path of a GGUF file.</li>
    </ul>
  );
}

function Limits({ limits }: { limits: PlanLimits }) {
  const rows: [string, string | null][] = [
    ["Money a month", limits.money && dollars(limits.money)], ["Tokens a month", limits.tokens === null ? null : count(limits.tokens)],
    ["Calls a month", limits.calls === null ? null : count(limits.calls)], ["Pictures a month", limits.images === null ? null : count(limits.images)],
    ["Words of one story", limits.longest_story === null ? null : count(limits.longest_story)],
    ["Stories written at a time", limits.concurrent_runs === null ? null : count(limits.concurrent_runs)],
    ["Requests a minute", limits.requests_per_minute === null ? null : count(limits.requests_per_minute)],
    ["Models", limits.models && limits.models.join(", ")],
  ];
  return (
    <dl className="limits">
      {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? "No limit"}</dd></div>)}
    </dl>
  );
}
