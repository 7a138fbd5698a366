/** A field that the server did not accept. */
export interface FieldFault {
  detail: string;
  code: string;
  /** JSON pointer into the body, such as `/scenes/2/title`. */
  pointer?: string;
  parameter?: string;
  header?: string;
}

/** Which limit of the plan is reached. */
export interface UsageInfo {
  measure: string;
  plan: string;
  limit: string | null;
  used: string;
  asked: string;
  resets_at?: string;
}

/** The members of `application/problem+json` as the server writes them. */
export interface ProblemMembers {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: FieldFault[];
  retry_after?: number;
  provider?: string;
  reason?: string;
  run_id?: string;
  revision?: number;
  usage_info?: UsageInfo;
}

/** Where somebody who meets a problem can go on. */
export interface WayOut {
  label: string;
  href: string;
}

/** Everything that can go wrong between the page and the server: what happened, and what to do about it. */
export class Problem extends Error {
  readonly members: ProblemMembers;

  constructor(members: ProblemMembers) {
    super(members.detail);
    this.name = "Problem";
    this.members = members;
  }

  /** The last part of the type: `run-active`, `quota-exceeded`, …; `unreachable` where the server did not answer. */
  get kind(): string {
    return this.members.type.split("/").pop() ?? "";
  }

  get status(): number {
    return this.members.status;
  }

  get title(): string {
    return this.members.title;
  }

  get detail(): string {
    return this.members.detail;
  }

  get faults(): FieldFault[] {
    return this.members.errors ?? [];
  }

  /** Seconds until it may go better; null where nobody knows. */
  get retryAfter(): number | null {
    return this.members.retry_after ?? null;
  }

  /** Whether the server did not answer at all. */
  get isUnreachable(): boolean {
    return this.kind === "unreachable";
  }

  /** Whether somebody else changed the story since it was read. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** What is wrong with one field, by the name of its first step: `words` for `/words`. */
  fault(name: string): string | undefined {
    return this.faults.find((fault) => fault.pointer === `/${name}` || fault.pointer === `/brief/${name}`)?.detail;
  }

  /** The page that helps, where there is one. */
  get wayOut(): WayOut | null {
    switch (this.kind) {
      case "quota-exceeded":
        return { label: "View usage", href: "#/usage" };
      case "not-in-plan":
      case "forbidden":
        return { label: "View your plan", href: "#/keys" };
      case "provider-out-of-credit":
      case "provider-failed":
      case "provider-unavailable":
        return { label: "View models", href: "#/keys" };
      default:
        return null;
    }
  }

  /** What is told when no answer came. */
  static unreachable(): Problem {
    return new Problem({
      type: "/problems/unreachable",
      title: "The server is not responding",
      status: 0,
      detail: "The server is not responding. Nothing is lost; the page retries automatically.",
    });
  }

  /** Reads what an answer with an error says; answers of other programs become a problem, too. */
  static async from(response: Response): Promise<Problem> {
    const text = await response.text().catch(() => "");
    try {
      const members = JSON.parse(text) as ProblemMembers;
      if (typeof members.type === "string" && typeof members.detail === "string") return new Problem(members);
    } catch {
      // Something between us and the server answered; its status is all there is to say.
    }
    return new Problem({
      type: "/problems/unknown",
      title: "Unexpected response",
      status: response.status,
      detail: `The server responded with status ${response.status}. Try again; if the problem persists, tell the server’s operator.`,
    });
  }
}

/** Whatever was thrown, as a problem; what was called off is none and gives null. */
export function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && error.name === "AbortError") return null;
  console.error(error);
  return new Problem({
    type: "/problems/studio",
    title: "Error in the studio",
    status: 0,
    detail: "Something went wrong on this page. Reload it; your saved work is safe.",
  });
}
