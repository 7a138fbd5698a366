import StoryDomain

/// How a model writes stories: what an estimate is made from.
package struct WritingFigures: Sendable, Hashable {
    /// Words that the model writes well in one call.
    package var passWords: Int
    /// Whether each call is shown the whole story, as with models whose provider keeps prefixes; else a window of it.
    package var showsWholeStory: Bool
    /// Whether the model thinks before it writes, which is charged as output.
    package var thinks: Bool
    /// Whether the story is in English; other languages take more tokens a word.
    package var isEnglish: Bool
    /// Tokens that the model writes in a second.
    package var tokensPerSecond: Double
    package var price: TokenPrice

    /// Takes figures; speed is that of hosted models unless it is known better.
    package init(
        passWords: Int, showsWholeStory: Bool, thinks: Bool = false, isEnglish: Bool = true,
        tokensPerSecond: Double = 60, price: TokenPrice
    ) {
        self.passWords = passWords
        self.showsWholeStory = showsWholeStory
        self.thinks = thinks
        self.isEnglish = isEnglish
        self.tokensPerSecond = tokensPerSecond
        self.price = price
    }
}
