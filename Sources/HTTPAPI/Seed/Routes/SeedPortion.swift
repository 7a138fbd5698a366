import StoryDomain

/// How much of a story is told at once, as in the seed: all of a short one, of others at least so many words.
struct SeedPortion: Hashable, Sendable {
    /// The most words of a story that is told whole at once.
    static let mostWholeWords = 2_000

    /// Words that the beginning has at least; nil where it is the whole story.
    let beginning: Int?
    /// Words that a continuation has at least.
    let continuation: Int

    init(_ length: StoryLength) {
        switch length.words {
        case ...Self.mostWholeWords: (beginning, continuation) = (nil, 0)
        case ..<10_000: (beginning, continuation) = (2_000, 1_500)
        default: (beginning, continuation) = (3_000, 2_500)
        }
    }
}
