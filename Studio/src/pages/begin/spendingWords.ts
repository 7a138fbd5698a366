import type { Spending } from "../../api/money";
import { dollars } from "../../text/format";

/** What an answer took; nothing where the server does not say, or where the model is free. */
export const takenInAll = (spending: Spending): string =>
  spending.cached ? "From the cache, no cost" : Number(spending.cost) > 0 ? `Cost ${dollars(spending.cost ?? "0")}` : "";
