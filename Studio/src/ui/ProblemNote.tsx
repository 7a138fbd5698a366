import type { Problem } from "../api/problem";
import { dateTime, duration, label } from "../text/format";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface Props {
  problem: Problem | null;
  /** Retries, if possible. */
  onRetry?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
}

/** An error with its details and the page that helps. */
export function ProblemNote({ problem, onRetry, onDismiss }: Props) {
  if (!problem) return null;
  const usage = problem.members.usage_info;
  return (
    <div className="note problem" role="alert">
      <Icon name="warning" />
      <div className="note-text">
        <p><strong>{problem.title}.</strong> {problem.detail}</p>
        {problem.faults.length > 0 && (
          <ul>
            {problem.faults.map((fault, place) => (
              <li key={place}><code>{fault.pointer ?? fault.parameter ?? fault.header ?? ""}</code> {fault.detail}</li>
            ))}
          </ul>
        )}
        {usage && <p>Used {usage.used} of {usage.limit ?? "unlimited"} ({label(usage.measure).toLowerCase()}){usage.resets_at && `; resets ${dateTime(usage.resets_at)}`}.</p>}
        {problem.retryAfter !== null && !usage && <p>Try again in {duration(problem.retryAfter)}.</p>}
        <div className="row">
          {onRetry && <Button isSmall icon="refresh" onClick={onRetry}>Try again</Button>}
          {problem.wayOut && <a className="button plain small" href={problem.wayOut.href}>{problem.wayOut.label}</a>}
          {onDismiss && <Button isSmall look="quiet" onClick={onDismiss}>Dismiss</Button>}
        </div>
      </div>
    </div>
  );
}
