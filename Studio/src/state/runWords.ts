import { dateTime, label } from "../text/format";
import type { Progress, Run } from "../api/runs";

/** What a run is generating: the premise, the outline, or text. */
export function underWay(run: Pick<Run, "goal">, progress: Pick<Progress, "stage"> | null): "premise" | "outline" | "text" {
  if (run.goal === "premise" || run.goal === "outline") return run.goal;
  return progress?.stage === "premise" || progress?.stage === "outline" ? progress.stage : "text";
}

/** Whether a run ends before any text is written. */
export const isPlanOnly = (run: Pick<Run, "goal">): boolean => run.goal === "premise" || run.goal === "outline";

/** The state of a run in words. */
export function runWords(run: Run, progress: Progress | null): string {
  if (run.wish === "pause") return "Pausing…";
  if (run.wish === "cancel") return "Cancelling…";
  switch (run.status) {
    case "queued": return "Queued";
    case "running": return workWords(run, progress);
    case "waiting": return `Waiting until ${dateTime(run.available_at)}`;
    case "paused": return "Paused";
    case "succeeded": return isPlanOnly(run) ? "Outlined" : "Written";
    case "failed": return "Failed";
    case "cancelled": return "Cancelled";
  }
}

function workWords(run: Run, progress: Progress | null): string {
  const what = underWay(run, progress);
  if (what === "premise") return "Writing the premise";
  if (what === "outline") return "Outlining the scenes";
  if (progress?.scene) return `Writing scene ${progress.scene}${progress.scenes ? ` of ${progress.scenes}` : ""}`;
  return progress && progress.stage !== "begin" ? `Writing, ${label(progress.stage).toLowerCase()}` : "Writing";
}
