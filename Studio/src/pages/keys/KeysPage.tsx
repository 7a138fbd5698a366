import { listPlans, readMe, type PlanLimits } from "../../api/keys";
import { listModels } from "../../api/models";
import { compact, cost, count, dollars, providerName } from "../../text/format";
import { useResource } from "../../app/useResource";
import { useTitle } from "../../app/useTitle";
import { Loading, ProblemNote } from "../../ui";
import { APIKeys } from "./APIKeys";

/** The account's plan, the available models, and the API keys. */
export default function KeysPage() {
  useTitle("Plan & API keys");
  const me = useResource("me", readMe);
  const plans = useResource("plans", listPlans);
  const models = useResource("models", listModels);
  const list = models.value?.items ?? [];
  const isSmallAlone = list.length > 0 && list.every((model) => model.provider === "embedded");
  const others = plans.value?.items.filter((plan) => plan.name !== me.value?.plan.name) ?? [];

  return (
    <div className="page keys-page">
      <h1>Plan &amp; API keys</h1>
      <ProblemNote problem={me.problem ?? plans.problem ?? models.problem} onRetry={() => { me.reload(); plans.reload(); models.reload(); }} />
      {me.isLoading && !me.value && <Loading />}
      {me.value && (
        <section className="card stack" aria-labelledby="plan-title">
          <div className="row spread">
            <h2 id="plan-title">Plan “{me.value.plan.name}”</h2>
            <p className="soft">Signed in as <strong>{me.value.user}</strong>. <a href="#/usage">View usage</a></p>
          </div>
          <Limits limits={me.value.plan.limits} />
          {others.length > 0 && (
            <details>
              <summary>Other plans on this server</summary>
              <div className="stack plans">
                {others.map((plan) => (
                  <div key={plan.name}><h3>{plan.name}</h3><Limits limits={plan.limits} /></div>
                ))}
                <p className="hint">The server’s operator assigns plans.</p>
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
              <p><strong>Only the small built-in model is available.</strong> It needs no key and costs nothing, so you can try everything, but its stories are simple. For better stories, configure a larger model and restart the server:</p>
              <Ways />
            </div>
          </div>
        )}
        {list.length > 0 && (
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Table of models">
            <table>
              <caption className="unseen">Models, with prices in US dollars per million tokens</caption>
              <thead>
                <tr><th scope="col">Model</th><th scope="col">Provider</th><th scope="col" className="figures">Context window</th><th scope="col" className="figures">Input</th><th scope="col" className="figures">Cache write</th><th scope="col" className="figures">Output</th></tr>
              </thead>
              <tbody>
                {list.map((model) => (
                  <tr key={`${model.provider} ${model.id}`}>
                    <th scope="row">{model.id} {model.is_default && <span className="tag good">default</span>}</th>
                    <td>{providerName(model.provider)}</td>
                    <td className="figures">{compact(model.context_tokens)}</td>
                    <td className="figures">{cost(model.prices.input, model.prices.is_known, "free")}</td>
                    <td className="figures">{model.prices.cache_write === null ? "as input" : cost(model.prices.cache_write, model.prices.is_known, "free")}</td>
                    <td className="figures">{cost(model.prices.output, model.prices.is_known, "free")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="hint">Prices are in US dollars per million tokens. A token is about three quarters of an English word. A price with ≈ is a guess, because the real one is unknown.</p>
        {!isSmallAlone && <details><summary>How to add models</summary><Ways /></details>}
      </section>
      {me.value?.scopes.includes("keys") && <APIKeys own={me.value.scopes} />}
    </div>
  );
}

function Ways() {
  return (
    <ul className="ways">
      <li><strong>Gemini:</strong> set <code>GEMINI_API_KEY</code>.</li>
      <li><strong>Hugging Face:</strong> set <code>HF_TOKEN</code>; any model on its router can be used.</li>
      <li><strong>Any OpenAI-compatible server:</strong> set <code>OPENAI_BASE_URL</code>, and <code>OPENAI_API_KEY</code> if it requires one.</li>
      <li><strong>A larger model on this machine:</strong> set <code>STORYWRITER_EMBEDDED_MODEL</code> to the path of a GGUF file.</li>
    </ul>
  );
}

function Limits({ limits }: { limits: PlanLimits }) {
  const rows: [string, string | null][] = [
    ["Spending per month", limits.money && dollars(limits.money)], ["Tokens per month", limits.tokens === null ? null : count(limits.tokens)],
    ["Model calls per month", limits.calls === null ? null : count(limits.calls)], ["Pictures per month", limits.images === null ? null : count(limits.images)],
    ["Words per story", limits.longest_story === null ? null : count(limits.longest_story)],
    ["Concurrent runs", limits.concurrent_runs === null ? null : count(limits.concurrent_runs)],
    ["Requests per minute", limits.requests_per_minute === null ? null : count(limits.requests_per_minute)],
    ["Models", limits.models && limits.models.join(", ")],
  ];
  return (
    <dl className="limits">
      {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? "No limit"}</dd></div>)}
    </dl>
  );
}
