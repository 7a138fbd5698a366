import { useCallback, useEffect, useReducer, useRef } from "react";
import { newIntent, open } from "../api/client";
import { asProblem } from "../api/problem";
import { runAgent, type RunInput } from "./agent";
import { ended, heard, said, type Conversation } from "./conversation";
import { wireMessages, type Decision, type Decisions } from "./decisions";
import { isObject } from "./events";
import { forget, recall, remember, type Remembered } from "./memory";
import { proposalOf } from "./proposals";

/** A conversation with the copilot about a story. */
export interface Copilot {
  conversation: Conversation;
  decisions: Decisions;
  isRunning: boolean;
  /** Sends a message; the answer streams into the conversation. */
  ask: (text: string) => void;
  /** Requests another answer to the last message. */
  again: () => void;
  stop: () => void;
  decide: (call: string, decision: Decision) => void;
  /** Begins a new conversation. */
  clear: () => void;
}

/** The writer's place in the studio, for words like "here". */
export interface Place {
  tab: string;
  scene: number | null;
}

const post = (input: RunInput, signal: AbortSignal): Promise<Response> =>
  open("/agui", { method: "POST", body: input, accept: "text/event-stream", signal });

/**
 * The conversation about a story, stored while the tab is open.
 *
 * It renders at most once per frame. A component keeps one story.
 *
 * @param onOpen is called for a scene that the copilot opens.
 */
export function useCopilot(story: string, place: () => Place, onOpen: (scene: number) => void): Copilot {
  const kept = useRef<Remembered>();
  kept.current ??= recall(sessionStorage, story);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const frame = useRef(0);
  const controller = useRef<AbortController | null>(null);
  const outside = useRef({ place, onOpen });
  outside.current = { place, onOpen };

  const change = useCallback((part: Partial<Remembered>) => {
    kept.current = { ...kept.current!, ...part };
    if (frame.current === 0) {
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        render();
      });
    }
  }, []);
  const save = useCallback(() => remember(sessionStorage, story, kept.current!), [story]);

  /** Runs the actions that need no decision: opens scenes. */
  const obey = useCallback(() => {
    const { conversation, decisions } = kept.current!;
    for (const call of conversation.entries.flatMap((entry) => entry.calls)) {
      if (call.isOpen || call.result !== undefined || decisions[call.id]) continue;
      const proposal = proposalOf(call);
      if (proposal?.kind !== "open") continue;
      change({ decisions: { ...kept.current!.decisions, [call.id]: { kind: "done" } } });
      outside.current.onOpen(proposal.scene);
    }
  }, [change]);

  const run = useCallback(async () => {
    const own = new AbortController();
    controller.current = own;
    const { threadId, conversation, decisions } = kept.current!;
    const { tab, scene } = outside.current.place();
    const { scene: _left, ...known }: Record<string, unknown> = isObject(conversation.state) ? conversation.state : {};
    const input: RunInput = {
      threadId, runId: newIntent(), protocolVersion: "1.0",
      state: { ...known, story_id: story, ...(scene === null ? {} : { scene }) },
      messages: wireMessages(conversation.entries, decisions), tools: [],
      context: [{ description: "The page of the studio that is open", value: tab }],
      forwardedProps: { story_id: story },
    };
    const end = (run: Conversation["run"]) => change({ conversation: ended(kept.current!.conversation, run) });
    try {
      for await (const event of runAgent(post, input, own.signal)) {
        if (own.signal.aborted) break;
        change({ conversation: heard(kept.current!.conversation, event) });
        if (event.type === "TOOL_CALL_END") obey();
      }
      if (!own.signal.aborted) obey();
    } catch (error) {
      if (!own.signal.aborted) {
        const problem = asProblem(error);
        end(problem ? { kind: "failed", problem } : { kind: "stopped" });
      }
    } finally {
      if (controller.current === own) {
        controller.current = null;
        save();
      }
    }
  }, [story, change, obey, save]);

  useEffect(() => {
    // When the page is left, the call is cancelled and the conversation is stored.
    return () => {
      controller.current?.abort();
      controller.current = null;
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      save();
    };
  }, [save]);

  const ask = useCallback((text: string) => {
    if (controller.current) return;
    change({ conversation: said(kept.current!.conversation, newIntent(), text) });
    void run();
  }, [change, run]);

  const again = useCallback(() => {
    if (controller.current) return;
    // The interrupted answer is replaced by the new one.
    const { conversation } = kept.current!;
    const last = conversation.entries.map((entry) => entry.role).lastIndexOf("user");
    if (last < 0) return;
    const entries = conversation.entries.slice(0, last + 1);
    change({ conversation: { ...conversation, entries, run: { kind: "running", step: null } } });
    void run();
  }, [change, run]);

  const stop = useCallback(() => {
    const own = controller.current;
    if (!own) return;
    own.abort();
    controller.current = null;
    change({ conversation: ended(kept.current!.conversation, { kind: "stopped" }) });
    save();
  }, [change, save]);

  const decide = useCallback((call: string, decision: Decision) => {
    change({ decisions: { ...kept.current!.decisions, [call]: decision } });
    save();
  }, [change, save]);

  const clear = useCallback(() => {
    controller.current?.abort();
    controller.current = null;
    change(forget(sessionStorage, story));
  }, [change, story]);

  const { conversation, decisions } = kept.current;
  return { conversation, decisions, isRunning: conversation.run.kind === "running", ask, again, stop, decide, clear };
}
