import JSONNotation
import LanguageModels

/// How freely an OpenAI-compatible model chooses its words.
struct ChatSampling: Sendable {
    /// The body's fields.
    let parameters: [String: JSONValue]
    /// The seed; another for each variation.
    let seed: Int?

    /// Translates `sampling`.
    ///
    /// For llama.cpp these are the values at which a small model (1.5 billion weights, 4 bits) repeated itself least
    /// over 36 measured stories: min-p instead of top-k and top-p, and DRY against repeated phrases. Servers of others
    /// take only OpenAI's own fields.
    init(_ sampling: Sampling, dialect: OpenAICompatibleModel.Dialect) {
        let step = Double(max(0, sampling.variation))
        // A prime far from the neighbouring seeds that callers count up.
        seed = sampling.seed.map { $0 &+ sampling.variation &* 7919 }
        switch (dialect, sampling.kind) {
        case (.llamaCpp, .prose):
            parameters = Self.small(temperature: 0.8, minP: 0.1, dry: 0.8, step: step).merging([
                "repeat_penalty": 1.05, "repeat_last_n": 256,
            ]) { _, new in new }
        case (.llamaCpp, .plan):
            parameters = Self.small(temperature: 0.7, minP: 0.05, dry: 0.6, step: step)
        case (.openAI, .prose), (.huggingFace, .prose):
            parameters = Self.large(temperature: 0.9, step: step)
        case (.openAI, .plan), (.huggingFace, .plan):
            parameters = Self.large(temperature: 0.7, step: step)
        }
    }

    private static func small(
        temperature: Double, minP: Double, dry: Double, step: Double
    ) -> [String: JSONValue] {
        [
            "temperature": .number(rounded(min(temperature + 0.1 * step, 1.2))),
            "min_p": .number(minP),
            "top_k": 0,
            "top_p": 1,
            "dry_multiplier": .number(rounded(min(dry + 0.2 * step, 1.6))),
            "dry_base": 1.75,
            "dry_allowed_length": 2,
            // The server refuses -1 ("all"), so the range is named.
            "dry_penalty_last_n": 2048,
        ]
    }

    private static func large(temperature: Double, step: Double) -> [String: JSONValue] {
        var parameters: [String: JSONValue] = [
            "temperature": .number(rounded(min(temperature + 0.1 * step, 1.3))),
            "top_p": 0.95,
        ]
        if step > 0 { parameters["frequency_penalty"] = .number(rounded(min(0.2 * step, 0.6))) }
        return parameters
    }

    /// Two decimals, so that 0.7 + 0.1 is sent as 0.8.
    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
