import type { Spending } from "../../api/money";
import { dollars, plural } from "../../app/format";

/** What an answer has taken while it is made. */
export const takenSoFar = (progress: { output_tokens: number; cost: string }): string =>
  `${plural(progress.output_tokens, "token")} so far, ${dollars(progress.cost)}`;

/** What an answer took; nothing where the server does not say. */
export const takenInAll = (spending: Spending): string =>
  spending.cached ? "From your cache, at no cost" : spending.cost ? `Cost ${dollars(spending.cost)}` : "";
