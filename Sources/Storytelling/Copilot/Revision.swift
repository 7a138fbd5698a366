import StoryDomain

/// The rewriting of some paragraphs, piece by piece: which piece is next, and what has come of those before.
struct Revision: Sendable, Hashable {
    private var pieces: ArraySlice<[String]>
    private var current: [String] = []
    /// The paragraphs beyond what is rewritten at once.
    private let rest: [String]
    /// What stands in the place of the pieces that were rewritten.
    private(set) var done: [String] = []
    /// Whether a piece came out otherwise than it was.
    private(set) var isChanged = false

    /// Cuts paragraphs into pieces.
    ///
    /// - Parameters:
    ///   - passWords: words of a piece, at least one paragraph.
    ///   - passes: the most pieces.
    init(paragraphs: [String], passWords: Int, passes: Int) {
        var pieces: [[String]] = []
        var words = 0
        for paragraph in paragraphs {
            let count = WordCount.words(in: paragraph)
            if pieces.isEmpty || words + count > passWords {
                pieces.append([])
                words = 0
            }
            pieces[pieces.count - 1].append(paragraph)
            words += count
        }
        self.pieces = pieces.prefix(passes)
        rest = pieces.dropFirst(passes).flatMap { $0 }
    }

    /// Whether there is more than is rewritten at once.
    var isCut: Bool { !rest.isEmpty }

    /// The piece to rewrite now; nil where all are done.
    mutating func next() -> [String]? {
        guard let piece = pieces.popFirst() else { return nil }
        current = piece
        return piece
    }

    /// Takes the paragraphs that a piece became; none leaves it as it was.
    mutating func take(_ paragraphs: [String]) {
        if !paragraphs.isEmpty, paragraphs != current { isChanged = true }
        done += paragraphs.isEmpty ? current : paragraphs
        current = []
    }

    /// The whole text: what is done, and what is not as it was.
    var text: String { (done + current + pieces.flatMap { $0 } + rest).joined(separator: "\n\n") }
}
