import { label } from "../../text/format";

const steps: Readonly<Record<string, string>> = {
  setup_options: "Setups", delta: "Story notes", repair: "Correction", alt_text: "Alt text", proposal: "Suggestion",
};

const outcomes: Readonly<Record<string, string>> = {
  stop: "Complete", length: "Reached the output limit", long: "Stopped at the target length", process_ended: "Server stopped", settled: "Complete",
  open: "In progress", cut_off: "Cancelled",
};

/** What a model call was made for: `ending/5` → "Ending, scene 5". */
export function stepWords(step: string): string {
  const [name = "", scene] = step.split("/", 2);
  if (name === "scene" && scene) return `Scene ${scene}`;
  const words = steps[name] ?? label(name);
  return scene ? `${words}, scene ${scene}` : words;
}

/** How a model call ended: `gate:repetition` → "Stopped: repetition". */
export function outcomeWords(outcome: string): string {
  const check = /^gate:(.+)$/.exec(outcome)?.[1];
  return check ? `Stopped: ${label(check).toLowerCase()}` : outcomes[outcome] ?? label(outcome);
}
