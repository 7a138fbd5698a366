import { useState } from "react";
import { listKeys, makeKey, revokeKey, type Key, type MadeKey, type Scope } from "../../api/keys";
import { all } from "../../api/page";
import { ago, date } from "../../text/format";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { Button, Dialog, ProblemNote, SelectField, TextField } from "../../ui";

const scopeTexts: Record<Scope, string> = {
  read: "Read stories, runs and usage", write: "Write, change and delete stories", keys: "Create and revoke API keys", admin: "Administer the server",
};

/** The user's API keys: created, shown once, revoked. */
export function APIKeys({ own }: { own: readonly Scope[] }) {
  const keys = useResource("keys", (signal) => all((cursor) => listKeys(cursor, signal)));
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const [doomed, setDoomed] = useState<Key | null>(null);
  const revoke = useAction(async (_, key: Key) => {
    await revokeKey(key.id);
    setDoomed(null);
    keys.reload();
    toast(`“${key.name}” was revoked.`);
  });
  const valid = (keys.value ?? []).filter((key) => !key.revoked_at);

  return (
    <section className="card stack" aria-labelledby="keys-title">
      <div className="row spread">
        <h2 id="keys-title">API keys</h2>
        <Button icon="add" onClick={() => setMaking(true)}>Create API key</Button>
      </div>
      <p className="soft">Programs and other devices sign in with an API key. Create one for each, so that you can revoke them separately.</p>
      <ProblemNote problem={keys.problem} onRetry={keys.reload} />
      {valid.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group" aria-label="Table of API keys">
          <table>
            <caption className="unseen">API keys</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">Ends in</th><th scope="col">Scopes</th><th scope="col">Created</th><th scope="col">Last used</th><th scope="col">Expires</th><th scope="col"><span className="unseen">Actions</span></th></tr></thead>
            <tbody>
              {valid.map((key) => (
                <tr key={key.id}>
                  <th scope="row">{key.name}</th>
                  <td><code>…{key.hint}</code></td>
                  <td>{key.scopes.join(", ")}</td>
                  <td>{date(key.created_at)}</td>
                  <td>{key.last_used_at ? ago(key.last_used_at) : "never"}</td>
                  <td>{key.expires_at ? date(key.expires_at) : "never"}</td>
                  <td><Button isSmall look="danger" aria-label={`Revoke ${key.name}`} onClick={() => setDoomed(key)}>Revoke</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {keys.value && valid.length === 0 && <p className="hint">No API keys yet.</p>}
      {isMaking && <MakeKey own={own} onClose={() => setMaking(false)} onMade={(key) => { setMaking(false); setMade(key); keys.reload(); }} />}
      {made && <ShownKey made={made} onClose={() => setMade(null)} />}
      {doomed && (
        <Dialog title={`Revoke “${doomed.name}”?`} onClose={() => setDoomed(null)} actions={
          <>
            <Button look="danger" isBusy={revoke.isBusy} onClick={() => void revoke.run(doomed)}>Revoke</Button>
            <Button data-autofocus onClick={() => setDoomed(null)}>Cancel</Button>
          </>
        }>
          <p>Programs that use it lose access immediately. This cannot be undone.</p>
          <ProblemNote problem={revoke.problem} />
        </Dialog>
      )}
    </section>
  );
}

function MakeKey({ own, onClose, onMade }: { own: readonly Scope[]; onClose: () => void; onMade: (key: MadeKey) => void }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(own.filter((scope) => scope === "read" || scope === "write"));
  const [days, setDays] = useState("");
  const [isShort, setShort] = useState(false);
  const make = useAction(async () => {
    onMade((await makeKey({ name: name.trim(), scopes, ...(days ? { expires_in_days: Number(days) } : {}) })).value);
  });
  const finish = () => {
    const isWhole = name.trim() !== "" && scopes.length > 0;
    setShort(!isWhole);
    if (isWhole) void make.run();
  };
  return (
    <Dialog title="Create an API key" onClose={onClose} actions={
      <>
        <Button look="primary" isBusy={make.isBusy} onClick={finish}>Create</Button>
        <Button onClick={onClose}>Cancel</Button>
      </>
    }>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); finish(); }}>
        <TextField label="Name" data-autofocus placeholder="Tablet" maxLength={100} value={name} onChange={(event) => setName(event.target.value)}
          fault={isShort && !name.trim() ? "Enter a name." : make.problem?.fault("name")} />
        <fieldset className="stack">
          <legend className="legend">Scopes</legend>
          {own.map((scope) => (
            <label key={scope} className="check">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => setScopes(own.filter((entry) => (entry === scope) !== scopes.includes(entry)))} />
              {scopeTexts[scope]}
            </label>
          ))}
          {isShort && scopes.length === 0 && <p className="fault">Select at least one scope.</p>}
        </fieldset>
        <SelectField label="Expires" value={days} onChange={(event) => setDays(event.target.value)}>
          <option value="">Never</option>
          <option value="7">After a week</option>
          <option value="30">After 30 days</option>
          <option value="365">After a year</option>
        </SelectField>
        <ProblemNote problem={make.problem} />
      </form>
    </Dialog>
  );
}

function ShownKey({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.key);
      setCopied(true);
      toast("The key was copied.");
    } catch {
      // Browsers block this on addresses without TLS; the key can then be copied by hand.
      document.querySelector<HTMLInputElement>("#made-key")?.select();
    }
  };
  return (
    <Dialog title={`“${made.name}” was created`} onClose={onClose} actions={<Button look={isCopied ? "primary" : "plain"} onClick={onClose}>Done</Button>}>
      <p><strong>Copy it now.</strong> It is shown only once and cannot be retrieved later.</p>
      <div className="made-key">
        <TextField id="made-key" label="API key" isLabelHidden readOnly value={made.key} spellCheck={false} onFocus={(event) => event.target.select()} />
        <Button data-autofocus icon="copy" look={isCopied ? "plain" : "primary"} onClick={() => void copy()}>{isCopied ? "Copied" : "Copy"}</Button>
      </div>
    </Dialog>
  );
}
