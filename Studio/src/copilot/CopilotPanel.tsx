import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { Story } from "../api/stories";
import { announce } from "../app/announce";
import { navigate, useRoute } from "../app/navigation";
import { storyHref } from "../app/routes";
import { useStory } from "../state/storyContext";
import { Button, ProblemNote } from "../ui";
import type { StoryCalls } from "./changes";
import { Composer } from "./Composer";
import type { Entry } from "./conversation";
import { ProposalCard } from "./ProposalCard";
import { storyCalls } from "./storyCalls";
import { suggestions, type Known } from "./suggestions";
import { useCopilot, type Copilot } from "./useCopilot";

interface EntryProps {
  story: string;
  entry: Entry;
  copilot: Copilot;
  calls: StoryCalls;
  onChanged: () => void;
}

/** The activities of the copilot, by the names of its steps. */
const steps: Record<string, string> = {
  answer: "Answering", rename: "Searching for the name", rewrite: "Writing a proposal", plan: "Outlining",
};

/** Within this distance from its end, in pixels, the conversation follows new text. */
const NEAR = 48;

function EntryView({ entry, copilot, ...rest }: EntryProps) {
  return (
    <div className={`entry ${entry.role}`}>
      <span className="unseen">{entry.role === "user" ? "You: " : "Copilot: "}</span>
      {entry.text && <div className="said" dir="auto">{entry.text}</div>}
      {entry.calls.map((call) => (
        <ProposalCard
          key={call.id} call={call} decision={copilot.decisions[call.id]}
          decide={(decision) => copilot.decide(call.id, decision)} {...rest}
        />
      ))}
    </div>
  );
}

function known(story: Story | null): Known {
  const scenes = story?.outline?.scenes ?? [];
  return { characters: [...new Set(scenes.flatMap((scene) => scene.characters))], scenes };
}

/** The copilot beside the story: the conversation, its proposals, and the message field. */
export default function CopilotPanel() {
  const { store, state } = useStory();
  const story = state.id;
  const calls = useMemo(() => storyCalls(store), [store]);
  const route = useRoute();
  const place = () => (route.page === "story" ? { tab: route.tab, scene: Number(route.query["scene"]) || null } : { tab: "", scene: null });
  const copilot = useCopilot(story, place, (scene) => navigate(storyHref(story, "write", { scene })));
  const { conversation, isRunning } = copilot;
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Opened by the writer, the panel takes the focus and returns it to the button on closing. Opened with the page, it does
    // not.
    const button = document.querySelector<HTMLElement>(".copilot-switch");
    const wanted = document.activeElement;
    const box = panel.current;
    if (wanted === button || wanted !== document.body) field.current?.focus();
    return () => { if (box?.contains(document.activeElement) || document.activeElement === document.body) button?.focus(); };
  }, []);

  useEffect(() => {
    if (follows.current && log.current) log.current.scrollTop = log.current.scrollHeight;
  });

  const wasRunning = useRef(false);
  useEffect(() => {
    // A streaming answer is announced once, when it is complete.
    if (wasRunning.current && !isRunning && conversation.run.kind !== "failed") {
      const last = conversation.entries[conversation.entries.length - 1];
      const open = last?.calls.filter((call) => !copilot.decisions[call.id]).length ?? 0;
      const told = last?.role === "assistant" ? last.text : "";
      announce(`${told} ${open > 0 ? `${open === 1 ? "One proposal" : `${open} proposals`} to review.` : ""}`.trim());
    }
    wasRunning.current = isRunning;
  }, [isRunning]);

  const say = (words: string) => {
    follows.current = true;
    setText("");
    copilot.ask(words);
  };

  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) document.querySelector<HTMLElement>(".copilot-switch")?.click();
  };

  const failure = conversation.run.kind === "failed" ? conversation.run.problem : null;
  return (
    <section className="copilot" ref={panel} aria-label="Conversation with the copilot" onKeyDown={leave}>
      <header className="copilot-head">
        <h2>Copilot</h2>
        {conversation.entries.length > 0 && (
          <Button look="quiet" isSmall icon="refresh" onClick={() => { copilot.clear(); field.current?.focus(); }}>New conversation</Button>
        )}
      </header>
      <div
        className="copilot-log" role="log" aria-label="Conversation" aria-live="off" tabIndex={0} ref={log}
        onScroll={({ currentTarget: box }) => { follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR; }}
      >
        {conversation.entries.length === 0 && (
          <div className="copilot-begin">
            <p>Ask about your story or request a change. Changes are proposals: nothing changes until you accept one, and you can undo each.</p>
            <ul>
              {suggestions(known(state.story)).map((suggestion) => (
                <li key={suggestion.text}>
                  <button
                    type="button" className="suggestion"
                    onClick={() => {
                      if (suggestion.isWhole) say(suggestion.text);
                      else {
                        setText(suggestion.text);
                        field.current?.focus();
                      }
                    }}
                  >
                    {suggestion.text.trim()}{suggestion.isWhole ? "" : " …"}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {conversation.entries.map((entry) => (
          <EntryView key={entry.id} {...{ entry, copilot, story, calls, onChanged: () => void store.reload() }} />
        ))}
        {conversation.run.kind === "running" && (
          <p className="copilot-wait"><span className="spinner" aria-hidden="true" /> {steps[conversation.run.step ?? ""] ?? "Thinking"}…</p>
        )}
        {conversation.run.kind === "stopped" && <p className="copilot-wait">Stopped.</p>}
        <ProblemNote problem={failure} onRetry={copilot.again} />
      </div>
      <Composer ref={field} isRunning={isRunning} text={text} onText={setText} onSend={say} onStop={copilot.stop} />
    </section>
  );
}
