import StoryDomain

/// What one finished answer says about the model at its server.
struct AnswerLesson: Sendable {
    /// The request as it was asked.
    let request: ModelRequest
    /// The profile that the request was sent with.
    let profile: ModelProfile
    /// The answer's text as it came, thoughts within it included.
    let text: String
    let completion: Completion
    /// The text without a block of thoughts at its beginning.
    private let visible: Substring

    /// Takes an answer's parts.
    init(request: ModelRequest, profile: ModelProfile, text: String, completion: Completion) {
        self.request = request
        self.profile = profile
        self.text = text
        self.completion = completion
        visible = Self.visible(in: text)
    }

    /// An answer of fewer words says nothing of tokens a word.
    private static let leastWords = 40
    /// Of what was allowed, the most that the text of an answer may take whose limit went into something else.
    private static let eatenShare = 0.6
    /// The smallest context that is believed from a count alone.
    private static let leastContext = 2_048
    /// Sizes that servers are set to are whole multiples of this.
    private static let contextUnit = 512

    /// Whether the limit was used up by something that is not the answer: it ended at the limit with nothing, or with far
    /// less than was allowed.
    var isEaten: Bool {
        guard completion.finish == .length, let asked = request.maxOutputTokens, asked >= 32 else { return false }
        if isCountedShort { return false }
        let told = profile.scaled(TokenEstimate.tokens(in: visible), in: request.language)
        return Double(told) < Double(asked) * Self.eatenShare
    }

    /// Whether a provider that counts all thoughts, as Gemini does, counted far less than the limit: then something else
    /// ended the answer.
    private var isCountedShort: Bool {
        guard [.budget, .level].contains(profile.capabilities.thinking), !visible.isEmpty,
            let usage = completion.usage, let limit = profile.answerLimit(for: request)
        else { return false }
        return Double(usage.output + usage.thinking) < Double(limit) * Self.eatenShare
    }

    /// The context at which the answer ended, where that is the reason: the server counted fewer tokens of answer than
    /// were allowed, no thoughts are in sight, and prompt and answer together make a size that servers are set to.
    var reachedContext: Int? {
        guard completion.finish == .length, !hasThoughts, let usage = completion.usage,
            let limit = profile.answerLimit(for: request), usage.output > 0
        else { return nil }
        let total = usage.prompt + usage.output
        guard total >= Self.leastContext - 2, usage.output * 20 < limit * 19, total < profile.contextTokens else {
            return nil
        }
        let nearest = (total + Self.contextUnit / 2) / Self.contextUnit * Self.contextUnit
        return abs(total - nearest) <= 2 ? nearest : nil
    }

    /// Whether prompt and answer filled the context that is known already.
    var hasFilledContext: Bool {
        guard let usage = completion.usage, !hasThoughts, !profile.isContextAssumed else { return false }
        return usage.prompt + usage.output >= profile.contextTokens - 16
    }

    /// The most by which what is held back for a call grows for what its provider counts.
    private static let mostReserveFactor = 32.0

    /// By how much more is to be held back for calls to this model from now on, a tenth on the safe side; nil where the
    /// provider counted no more than was held back.
    var reserveFactor: Double? {
        let most = profile.mostUsage(for: request)
        guard let usage = completion.usage, usage.isCredible, usage.total > most.total, most.total > 0 else {
            return nil
        }
        let seen = Double(usage.total) / Double(most.total)
        return min(Self.mostReserveFactor, profile.reserveFactor * seen * 1.1)
    }

    /// Whether the provider counts thoughts apart from the answer.
    var areThoughtsCounted: Bool { (completion.usage?.thinking ?? 0) > 0 }

    /// Whether thoughts are known of: counted by the provider, seen beside the answer, or standing in the text.
    var hasThoughts: Bool {
        areThoughtsCounted || completion.thoughtCharacters > 0 || visible.utf8.count < text.utf8.count
    }

    /// The tokens that thoughts took, by the provider's count; nil where it does not say.
    var thoughts: Int? {
        completion.usage.flatMap { $0.thinking > 0 ? $0.thinking : nil }
    }

    /// Tokens of a word; nil where the answer is no prose, too short, or thoughts may be among what was counted.
    var tokensPerWord: Double? {
        guard request.format == .text, !isEaten, let usage = completion.usage, usage.output > 0,
            areThoughtsCounted || !hasThoughts && profile.thinkingAllowance == 0
        else { return nil }
        let words = WordCount.words(in: text)
        guard words >= Self.leastWords else { return nil }
        let measured = Double(usage.output) / Double(words)
        let usual = LanguageTokens.perWord(request.language.primary)
        return (usual / 4...usual * 3).contains(measured) ? measured : nil
    }

    /// The text without a block of thoughts at its beginning; what follows an opening mark that nothing closes is all
    /// thought. Only counting rests on this: what a reader sees is decided elsewhere.
    private static func visible(in text: String) -> Substring {
        let trimmed = text.drop { $0.isWhitespace }
        for (opening, closing) in marks where trimmed.opens(with: opening) {
            guard let end = trimmed.place(of: closing) else { return "" }
            return trimmed[end.upperBound...]
        }
        for (_, closing) in marks {
            if let end = trimmed.place(of: closing) { return trimmed[end.upperBound...] }
        }
        return trimmed
    }

    /// The marks around thoughts in the templates of DeepSeek, Qwen, Mistral, Kimi, Seed, gpt-oss and their kin.
    private static let marks = [
        ("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<thought>", "</thought>"),
        ("<reasoning>", "</reasoning>"), ("[THINK]", "[/THINK]"), ("◁think▷", "◁/think▷"),
        ("<seed:think>", "</seed:think>"), ("<|channel|>analysis", "<|channel|>final"),
    ]
}
