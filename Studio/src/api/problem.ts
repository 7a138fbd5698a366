/** A field that the server rejected. */
export interface FieldFault {
  detail: string;
  code: string;
  /** JSON pointer into the body, such as `/scenes/2/title`. */
  pointer?: string;
  parameter?: string;
  header?: string;
}

/** The limit of the plan that was reached. */
export interface UsageInfo {
  measure: string;
  plan: string;
  limit: string | null;
  used: string;
  asked: string;
  resets_at?: string;
}

/** The members of `application/problem+json`. */
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

/** A page that helps with a problem. */
export interface WayOut {
  label: string;
  href: string;
}

/** An error in the communication with the server: what happened, and what to do. */
export class Problem extends Error {
  readonly members: ProblemMembers;

  constructor(members: ProblemMembers) {
    super(members.detail);
    this.name = "Problem";
    this.members = members;
  }

  /** The last part of the type, such as `run-active` or `quota-exceeded`; `unreachable` if the server did not respond. */
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

  /** Seconds after which a retry may succeed; null if unknown. */
  get retryAfter(): number | null {
    return this.members.retry_after ?? null;
  }

  /** Whether the server did not respond at all. */
  get isUnreachable(): boolean {
    return this.kind === "unreachable";
  }

  /** Whether the story was changed elsewhere since it was read. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** The error of one field, by the first step of its pointer: `words` for `/words`. */
  fault(name: string): string | undefined {
    return this.faults.find((fault) => fault.pointer === `/${name}` || fault.pointer === `/brief/${name}`)?.detail;
  }

  /** The page that helps, if there is one. */
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

  /** The problem of a server that does not respond. */
  static unreachable(): Problem {
    return new Problem({
      type: "/problems/unreachable",
      title: "The server is not responding",
      status: 0,
      detail: "The server is not responding. Nothing is lost; the page retries automatically.",
    });
  }

  /** Reads the problem in an error response. A response of another program also becomes a problem. */
  static async from(response: Response): Promise<Problem> {
    const text = await response.text().catch(() => "");
    try {
      const members = JSON.parse(text) as ProblemMembers;
      if (typeof members.type === "string" && typeof members.detail === "string") return new Problem(members);
    } catch {
      // A gateway responded; only its status is known.
    }
    return new Problem({
      type: "/problems/unknown",
      title: "Unexpected response",
      status: response.status,
      detail: `The server responded with status ${response.status}. Try again; if the problem persists, tell the server’s operator.`,
    });
  }
}

/** Any thrown value as a problem; null for an aborted operation. */
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
