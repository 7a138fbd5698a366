import JSONNotation
import StoryDomain

/// The tokens that a server says a call used; `prompt` includes the cached ones, `completion` the thinking.
///
/// Servers write them as numbers, as fractions, as text, in a list of one, or with empty lists in place of details.
/// What can be read is taken; a prompt without a number means that the server did not count, and the caller estimates.
struct ChatUsage: Sendable, Hashable {
    var prompt: Int?
    var completion: Int?
    /// Of the prompt's, from the provider's cache.
    var cached: Int?
    /// Of the prompt's, written to the provider's cache. OpenAI bills them at a rate of their own from GPT-5.6 on.
    var cacheWritten: Int?
    /// Of the completion's.
    var reasoning: Int?

    /// Reads a usage member; nil where it holds no number that we know.
    init?(_ value: JSONValue) {
        let usage = value.array?.last ?? value
        prompt = Self.count(usage["prompt_tokens"]) ?? Self.count(usage["input_tokens"])
        completion = Self.count(usage["completion_tokens"]) ?? Self.count(usage["output_tokens"])
        if completion == nil, let total = Self.count(usage["total_tokens"]), let prompt {
            completion = max(0, total - prompt)
        }
        let read = usage["prompt_tokens_details"] ?? usage["input_tokens_details"]
        cached =
            Self.count(read?["cached_tokens"]) ?? Self.count(usage["prompt_cache_hit_tokens"])
            ?? Self.count(usage["cached_tokens"])
        cacheWritten = Self.count(read?["cache_write_tokens"])
        let written = usage["completion_tokens_details"] ?? usage["output_tokens_details"]
        reasoning = Self.count(written?["reasoning_tokens"]) ?? Self.count(usage["reasoning_tokens"])
        if prompt == nil, completion == nil { return nil }
    }

    /// A count however it is written: `12`, `12.0`, `12.5` (rounded up, since it is billed), `"12"`. Nil for anything
    /// else, and for what no count can be.
    static func count(_ value: JSONValue?) -> Int? {
        let number: Double? =
            switch value {
            case .integer(let whole)?: Double(whole)
            case .number(let digits)?: Double(digits)
            case .string(let text)?: Double(text.trimmed)
            default: nil
            }
        guard let number, number.isFinite, number >= 0, number < 1e15 else { return nil }
        return Int(number.rounded(.up))
    }

    /// The tokens as the books have them; nil where the server did not count the prompt, or counted nothing at all of an
    /// answer that is there.
    ///
    /// - Parameters:
    ///   - textCharacters: characters of the answer.
    ///   - thoughtCharacters: characters of thoughts that were seen beside it. Where the server does not tell thinking
    ///     apart, its tokens are split in this proportion: their sum, which is billed, stays the server's.
    func tokens(textCharacters: Int, thoughtCharacters: Int) -> TokenUsage? {
        guard let prompt else { return nil }
        let completion = completion ?? 0
        if prompt + completion == 0, textCharacters > 0 { return nil }
        var thinking = min(reasoning ?? 0, completion)
        if reasoning == nil, thoughtCharacters > 0 {
            let share = Double(thoughtCharacters) / Double(thoughtCharacters + textCharacters)
            thinking = Int((Double(completion) * share).rounded())
        }
        return TokenUsage(
            prompt: prompt, cached: cached ?? 0, cacheWritten: cacheWritten ?? 0, thinking: thinking,
            output: completion - thinking)
    }
}
