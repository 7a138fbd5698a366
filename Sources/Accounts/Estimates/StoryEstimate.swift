import FoundationEssentials
import StoryDomain

/// What a story will probably use and cost, and what it will hardly exceed. A guess, told before a run starts; what
/// holds is the run's cap.
package struct StoryEstimate: Sendable, Hashable {
    /// One guess.
    package struct Figures: Sendable, Hashable {
        package var calls: Int
        package var usage: TokenUsage
        /// US dollars.
        package var cost: Decimal
        package var seconds: Double
    }

    package var likely: Figures
    /// Every pass written twice to its output limit, and no prompt from a cache.
    package var worst: Figures

    /// Estimates a story that is not begun.
    ///
    /// - Parameters:
    ///   - words: the length asked for, at least 1.
    ///   - figures: how the model writes.
    package init(words: Int, figures: WritingFigures) {
        let words = max(1, words)
        let passes = Self.passes(for: words, of: figures)
        let scenes = Self.scenes(for: words, of: figures)
        let plans = 1 + (scenes + Self.scenesAPlan - 1) / Self.scenesAPlan
        let notes = figures.showsWholeStory ? 0 : passes
        let prompt = Self.promptTokens(words: words, passes: passes, figures: figures)
        let prose = Double(words) * (figures.isEnglish ? Self.tokensAWord : Self.foreignTokensAWord)
        let tokensAScene = figures.passWords < Self.smallPassWords ? Self.tokensASceneSmall : Self.tokensAScene
        let planning = Double(Self.setupTokens + scenes * tokensAScene)

        let output = prose + planning
        let cached = figures.showsWholeStory ? Int(prompt * Self.cachedShare) : 0
        let likelyUsage = TokenUsage(
            prompt: Int(prompt), cached: cached,
            // Where writing to the cache has a price, all that was not in it is written there.
            cacheWritten: figures.price.cacheWrite == nil ? 0 : Int(prompt) - cached,
            thinking: figures.thinks ? Int(output * Self.likelyThinking) : 0, output: Int(output))
        likely = Self.figures(
            calls: passes + plans + notes, usage: likelyUsage, cost: figures.price.cost(of: likelyUsage), of: figures)

        let longest = figures.isEnglish ? Self.limitTokensAWord : Self.foreignLimitTokensAWord
        let most = 2 * (Double(words) * longest + Double(passes) * Self.limitTokensAPass + planning)
        let worstUsage = TokenUsage(
            prompt: Int(prompt * 2 * Self.charactersAToken / Self.leastCharactersAToken),
            thinking: figures.thinks ? Int(most * Self.worstThinking) : 0, output: Int(most))
        worst = Self.figures(
            calls: 2 * (passes + plans + notes), usage: worstUsage, cost: figures.price.mostCost(of: worstUsage),
            of: figures)
    }

    private static func passes(for words: Int, of figures: WritingFigures) -> Int {
        let length = max(1, figures.passWords)
        // The ending is a pass of its own.
        return (words + length - 1) / length + 1
    }

    /// Scenes have a pass and a quarter for small models, else one pass, and at most 1,000 words.
    private static func scenes(for words: Int, of figures: WritingFigures) -> Int {
        let passWords = max(1, figures.passWords)
        let length = passWords < smallPassWords ? passWords * 5 / 4 : min(longestScene, passWords)
        return max(1, (words + length / 2) / max(1, length))
    }

    private static func promptTokens(words: Int, passes: Int, figures: WritingFigures) -> Double {
        guard figures.showsWholeStory else {
            let isSmall = figures.passWords < smallPassWords
            let characters = isSmall ? promptCharactersAWordSmall : promptCharactersAWord
            return Double(words) * characters / charactersAToken
        }
        // The n-th pass is shown the n - 1 before it.
        let perWord = figures.isEnglish ? tokensAWord : foreignTokensAWord
        return Double(passes) * prefixTokens + Double(passes - 1) / 2 * Double(words) * perWord
    }

    private static func figures(
        calls: Int, usage: TokenUsage, cost: Decimal, of figures: WritingFigures
    ) -> Figures {
        let written = Double(usage.output + usage.thinking)
        return Figures(
            calls: calls, usage: usage, cost: cost,
            seconds: written / max(0.1, figures.tokensPerSecond) + Double(calls) * secondsACall)
    }

    // Measured: docs/benchmarks.md. Characters of prompt for a word of story, window context, up to 20,000 words.
    private static let promptCharactersAWord = 17.0
    private static let promptCharactersAWordSmall = 65.0
    /// Models below write short passes with closer guidance.
    private static let smallPassWords = 400
    /// English prose, over several tokenizers.
    private static let charactersAToken = 4.4
    /// The estimate on the safe side that calls are reserved with.
    private static let leastCharactersAToken = 3.5
    /// The least mean share of a prompt that the one before had, for stories of 2,000 to 20,000 words.
    private static let cachedShare = 0.6

    // Measured: three setups of the built-in model take 660 to 700 tokens, a scene of its outlines 80 to 96. Twelve scenes
    // of a large model take about 2,500.
    private static let setupTokens = 700
    private static let tokensASceneSmall = 100
    private static let tokensAScene = 210

    // By the engine's rules: docs/engine.md. Tokens of output that a call is allowed for a word asked, and besides.
    private static let limitTokensAWord = 1.4 * 1.5
    private static let foreignLimitTokensAWord = 3 * 1.5
    private static let limitTokensAPass = 80.0
    private static let scenesAPlan = 12
    private static let longestScene = 1_000
    /// Rules, brief and outline digest, which every prompt begins with.
    private static let prefixTokens = 1_500.0

    // English prose; and a mean for other languages, between Western European ones and Chinese or Hindi.
    private static let tokensAWord = 1.35
    private static let foreignTokensAWord = 2.2

    // Not measured: assumed for models that are told to think little.
    private static let likelyThinking = 0.25
    private static let worstThinking = 1.0
    private static let secondsACall = 1.5
}
