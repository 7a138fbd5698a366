import { useState } from "react";
import { readMe } from "../../api/keys";
import { Problem } from "../../api/problem";
import { forgetKey, keepKey, needsKey } from "../../api/session";
import { announce } from "../../app/announce";
import { useAction } from "../../app/useAction";
import { useTitle } from "../../app/useTitle";
import { Button, ProblemNote, TextField } from "../../ui";

/** Asks for an API key; then the requested page opens. */
export default function SignInPage() {
  useTitle("Sign in");
  const [key, setKey] = useState("");
  const [isKept, setKept] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const enter = useAction(async ({ signal }) => {
    const word = key.trim();
    if (!/^[\x21-\x7e]+$/.test(word)) return setFault("The key contains invalid characters. Paste it exactly as you received it.");
    setFault(undefined);
    keepKey(word, isKept);
    try {
      const me = await readMe(signal);
      needsKey.set(false);
      announce(`Signed in as ${me.user}.`);
    } catch (error) {
      forgetKey();
      if (error instanceof Problem && error.status === 401) return setFault("This key is invalid, expired or revoked.");
      throw error;
    }
    return undefined;
  });
  return (
    <div className="page sign-in">
      <h1>Sign in</h1>
      <p className="lead">This server has several users. Enter the API key that you were given.</p>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void enter.run(); }}>
        <TextField label="API key" type="password" autoComplete="current-password" autoFocus required value={key} fault={fault} onChange={(event) => setKey(event.target.value)} />
        <label className="check">
          <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.target.checked)} />
          <span>Remember it on this device. <span className="hint">Otherwise it is forgotten when you close the tab.</span></span>
        </label>
        <ProblemNote problem={enter.problem} />
        <div className="row"><Button type="submit" look="primary" isBusy={enter.isBusy}>Sign in</Button></div>
      </form>
      <p className="hint">No key? The server’s operator creates keys with <code>storywriter keys create --user NAME</code>.</p>
    </div>
  );
}
