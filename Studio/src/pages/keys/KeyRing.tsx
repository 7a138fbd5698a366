import { useState } from "react";
import { listKeys, makeKey, revokeKey, type Key, type MadeKey, type Scope } from "../../api/keys";
import { all } from "../../api/page";
import { ago, date } from "../../text/format";
import { toast } from "../../app/toasts";
import { useAction } from "../../app/useAction";
import { useResource } from "../../app/useResource";
import { Button, Dialog, ProblemNote, SelectField, TextField } from "../../ui";

const scopeTexts: Record<Scope, string> = {
  read: "Read stories, runs and usage", write: "Write, change and delete stories", keys: "Make and revoke keys", admin: "Administer the server",
};

/** One's keys: made, shown once, revoked. */
export function KeyRing({ own }: { own: readonly Scope[] }) {
  const keys = useResource("keys", (signal) => all((cursor) => listKeys(cursor, signal)));
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const [doomed, setDoomed] = useState<Key | null>(null);
  const revoke = useAction(async (_, key: Key) => {
    await revokeKey(key.id);
    setDoomed(null);
    keys.reload();
    toast(`“${key.name}” is revoked.`);
  });
  const valid = (keys.value ?? []).filter((key) => !key.revoked_at);

  return (
    <section className="card stack" aria-labelledby="keys-title">
      <div className="row spread">
        <h2 id="keys-title">Keys</h2>
        <Button icon="add" onClick={() => setMaking(true)}>Make a key</Button>
      </div>
      <p className="soft">Programs and other devices sign in with a key. Give each its own, so that one can be revoked without the others.</p>
      <ProblemNote problem={keys.problem} onRetry={keys.reload} />
      {valid.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group" aria-label="Table of keys">
          <table>
            <caption className="unseen">Keys</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">Ends in</th><th scope="col">May</th><th scope="col">Made</th><th scope="col">Used</th><th scope="col">Valid until</th><th scope="col"><span className="unseen">Actions</span></th></tr></thead>
            <tbody>
              {valid.map((key) => (
                <tr key={key.id}>
                  <th scope="row">{key.name}</th>
                  <td><code>…{key.hint}</code></td>
                  <td>{key.scopes.join(", ")}</td>
                  <td>{date(key.created_at)}</td>
                  <td>{key.last_used_at ? ago(key.last_used_at) : "never"}</td>
                  <td>{key.expires_at ? date(key.expires_at) : "it is revoked"}</td>
                  <td><Button isSmall look="danger" aria-label={`Revoke ${key.name}`} onClick={() => setDoomed(key)}>Revoke</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {keys.value && valid.length === 0 && <p className="hint">There is no key yet.</p>}
      {isMaking && <MakeKey own={own} onClose={() => setMaking(false)} onMade={(key) => { setMaking(false); setMade(key); keys.reload(); }} />}
      {made && <ShownKey made={made} onClose={() => setMade(null)} />}
      {doomed && (
        <Dialog title={`Revoke “${doomed.name}”?`} onClose={() => setDoomed(null)} actions={
          <>
            <Button look="danger" isBusy={revoke.isBusy} onClick={() => void revoke.run(doomed)}>Revoke it</Button>
            <Button data-autofocus onClick={() => setDoomed(null)}>Keep it</Button>
          </>
        }>
          <p>Whatever uses it is locked out at once. It cannot be made valid again.</p>
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
    <Dialog title="Make a key" onClose={onClose} actions={
      <>
        <Button look="primary" isBusy={make.isBusy} onClick={finish}>Make it</Button>
        <Button onClick={onClose}>Leave it</Button>
      </>
    }>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); finish(); }}>
        <TextField label="Name" data-autofocus placeholder="The tablet" maxLength={100} value={name} onChange={(event) => setName(event.target.value)}
          fault={isShort && !name.trim() ? "Say what it is for." : make.problem?.fault("name")} />
        <fieldset className="stack">
          <legend className="legend">It may</legend>
          {own.map((scope) => (
            <label key={scope} className="check">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => setScopes(own.filter((entry) => (entry === scope) !== scopes.includes(entry)))} />
              {scopeTexts[scope]}
            </label>
          ))}
          {isShort && scopes.length === 0 && <p className="fault">Let it do something.</p>}
        </fieldset>
        <SelectField label="Valid for" value={days} onChange={(event) => setDays(event.target.value)}>
          <option value="">Until it is revoked</option>
          <option value="7">A week</option>
          <option value="30">30 days</option>
          <option value="365">A year</option>
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
      toast("The key is copied.");
    } catch {
      // Browsers refuse this on addresses without TLS: the key can be marked and copied by hand.
      document.querySelector<HTMLInputElement>("#made-key")?.select();
    }
  };
  return (
    <Dialog title={`“${made.name}” is made`} onClose={onClose} actions={<Button look={isCopied ? "primary" : "plain"} onClick={onClose}>I have it</Button>}>
      <p><strong>Copy it now.</strong> It is shown this once, and nobody can show it again.</p>
      <div className="made-key">
        <TextField id="made-key" label="Key" isLabelHidden readOnly value={made.key} spellCheck={false} onFocus={(event) => event.target.select()} />
        <Button data-autofocus icon="copy" look={isCopied ? "plain" : "primary"} onClick={() => void copy()}>{isCopied ? "Copied" : "Copy"}</Button>
      </div>
    </Dialog>
  );
}
