import JSONNotation
import LanguageModels
import StoryDomain

/// What fits the model at hand in a language: tokens of a prompt and of an answer, and how much is asked of it in one
/// call. All of it follows from the model's profile as it is known at this moment, so that a limit which was learned in
/// the middle of a story holds from the next call on.
package struct ModelRoom: Sendable {
    /// The share of the context that the answer of a usual pass may take.
    private static let passShare = 3
    /// The least words that are asked for in one call.
    private static let leastPass = 60
    /// The head-room of a limit of tokens over what was asked.
    private static let headroom = 1.5
    /// Tokens on top of each limit.
    private static let spare = 80
    /// From this context on, limits of answers are generous in all languages but English: nothing is gained by saving.
    private static let wideContext = 16_384
    /// What a chat template puts around messages.
    private static let framing = 24
    /// Under this context a model is asked for little at a time, however well it writes.
    private static let smallContext = 3_000

    let profile: ModelProfile
    let language: LanguageTag

    /// Takes the model and the language that is written.
    package init(profile: ModelProfile, language: LanguageTag) {
        self.profile = profile
        self.language = language
    }

    /// Words to ask for in one call: those that the model writes well, as far as their answer takes no more than a third
    /// of its context.
    package var passWords: Int {
        let tokens = min(profile.contextTokens / Self.passShare, profile.maxOutputTokens) - Self.spare
        let words = Int(Double(tokens) / (profile.mostWordTokens(in: language) * Self.headroom))
        return min(profile.passWords, max(Self.leastPass, words))
    }

    /// Whether the model gets leaner plans and closer guidance: since it writes only a few paragraphs well in one call, or
    /// since no more fit it.
    package var isSmall: Bool {
        profile.isSmall || passWords < 400 || profile.contextTokens < Self.smallContext
    }

    /// The limit of an answer that is to have so many words: a half over what they take.
    package func outputTokens(for words: Int) -> Int {
        var perWord = profile.mostWordTokens(in: language)
        if profile.contextTokens >= Self.wideContext, language.primary != "en" { perWord = max(perWord, 3) }
        return min(profile.maxOutputTokens, Int(Double(words) * perWord * Self.headroom) + Self.spare)
    }

    /// The limit of a planned answer: `tokens` is right for English, and the texts of other languages take more.
    func planTokens(_ tokens: Int) -> Int {
        Int(Double(tokens) * planFactor)
    }

    /// How many times the tokens of an English plan one in this language takes. Words of scripts without spaces are single
    /// characters, so that a sentence has more of them.
    private var planFactor: Double {
        switch language.primary {
        case "en": 1
        case "zh", "yue", "ja": 1.5
        case "th", "lo", "km", "my": 3
        default: min(4, max(1, profile.mostWordTokens(in: language) / 1.6))
        }
    }

    /// Whether so many scenes of a plan, of `tokens` each in English, can be expected in one answer beside a prompt. Most
    /// plans take well under their limit, so that three quarters of it are reckoned in other languages.
    func fitsPlan(_ tokens: Int, beside messages: [Message], schema: JSONValue) -> Bool {
        let needed = Int(Double(tokens) * max(1, planFactor * 0.75))
        let prompt = self.prompt(messages) + promptTokens(of: schema)
        return needed <= profile.maxOutputTokens && prompt + needed <= profile.contextTokens
    }

    /// Tokens that are left for an answer beside a prompt.
    func left(beside messages: [Message], schema: JSONValue? = nil) -> Int {
        profile.contextTokens - prompt(messages) - (schema.map(promptTokens(of:)) ?? 0)
    }

    /// Whether prompt and answer fit.
    func fits(_ messages: [Message], output: Int) -> Bool {
        prompt(messages) + output <= profile.contextTokens
    }

    /// Tokens of a prompt, on the high side.
    func prompt(_ messages: [Message]) -> Int {
        profile.promptTokens(messages, in: language) + Self.framing
    }

    /// A number of tokens of the model as one of `TokenEstimate`.
    func estimated(_ tokens: Int) -> Int {
        let scale = Double(profile.scaled(1_000, in: language)) / 1_000
        return Int(Double(tokens) / scale)
    }

    /// Whether most letters of the language are ASCII, of which several make a token.
    var isLatin: Bool {
        !Self.otherScripts.contains(language.primary)
    }
    private static let otherScripts: Set<String> = [
        "ar", "fa", "ur", "he", "yi", "ps", "ckb", "el", "ru", "uk", "bg", "mk", "be", "kk", "mn", "ky", "tg", "hi",
        "mr",
        "ne", "bn", "as", "pa", "gu", "or", "ta", "te", "kn", "ml", "si", "ka", "hy", "am", "ti", "bo", "dv", "zh",
        "yue",
        "ja", "ko", "th", "lo", "km", "my",
    ]

    /// A schema counts as a part of the prompt at many providers, and is one where it is told in words.
    private func promptTokens(of schema: JSONValue) -> Int {
        profile.scaled(TokenEstimate.tokens(in: schema.jsonText), in: language)
    }
}
