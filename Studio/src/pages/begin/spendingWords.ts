import type { Spending } from "../../api/money";
import { dollars } from "../../text/format";

/** The cost of an answer; empty if it is unknown or free. */
export const takenInAll = (spending: Spending): string =>
  spending.cached ? "From the cache, no cost" : Number(spending.cost) > 0 ? `Cost ${dollars(spending.cost ?? "0")}` : "";
