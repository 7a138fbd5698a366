/// What is to be done with a selection.
package enum SteeringAction: String, Sendable, Hashable, CaseIterable {
    /// The same in other words.
    case rewrite
    /// The same at length.
    case expand
    /// The same in short.
    case shorten
    /// With what the senses take in.
    case describe
    /// In the tone that the note names.
    case tone
    /// From the point of view that the note names.
    case pointOfView = "point_of_view"
    /// Nothing is replaced: the text goes on.
    case goOn = "continue"

    /// Whether the writer must say which.
    package var needsNote: Bool { self == .tone || self == .pointOfView }

    /// About how many words are to come of a selection of `words` words.
    ///
    /// - Parameter isSmallModel: such a model goes on for less.
    func aim(for words: Int, isSmallModel: Bool) -> Int {
        switch self {
        case .rewrite, .tone, .pointOfView: max(Self.fewest, words)
        case .expand: max(30, words * 9 / 5)
        case .shorten: max(Self.fewest, words / 2)
        case .describe: max(25, words * 3 / 2)
        case .goOn: isSmallModel ? 100 : 160
        }
    }

    /// The fewest words that are asked for.
    private static let fewest = 5
}
