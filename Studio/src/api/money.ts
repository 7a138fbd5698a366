/** Tokens of calls. */
export interface Tokens {
  prompt_tokens: number;
  cached_tokens: number;
  thinking_tokens: number;
  output_tokens: number;
}

/** What an answer of a model took. Money is text in US dollars. */
export interface Spending {
  cached?: boolean;
  cost?: string;
  usage?: Tokens;
}
