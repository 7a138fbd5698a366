import StoryDomain

/// The line of a stream that is being read.
struct GateLine: Sendable {
    /// What is done with the line's sentences.
    enum Mode: Sendable {
        /// They are shown as they are complete.
        case open
        /// They wait for the line's end, which shows whether it is story.
        case waiting
        /// They are left out.
        case suppressed
    }

    /// A sentence as it came.
    struct Piece: Sendable {
        var text: String
        /// Whether white space stands before it.
        var isSpaced: Bool
    }

    var mode = Mode.open
    /// The line so far; kept while nothing of it is shown.
    private(set) var raw = String.UnicodeScalarView()
    private(set) var rawCount = 0
    /// Sentences that are complete and wait.
    var queue: [Piece] = []
    /// How many sentences went on from here.
    var released = 0
    /// Text that is left out.
    var ignored = String.UnicodeScalarView()

    private var pending = String.UnicodeScalarView()
    private(set) var pendingCount = 0
    private var isSpaced = false

    /// The sentence that is being read.
    var pendingText: String { String(pending) }

    /// Takes the next scalar.
    mutating func append(_ scalar: Unicode.Scalar) {
        pending.append(scalar)
        pendingCount += 1
        if released == 0 {
            raw.append(scalar)
            rawCount += 1
        }
    }

    /// Cuts off the sentence that is being read; nil where there is only white space.
    mutating func takePiece() -> Piece? {
        let text = pendingText
        let spacedAfter = pending.last?.isSpace ?? false
        let spacedBefore = isSpaced || (pending.first?.isSpace ?? false)
        dropPending()
        isSpaced = spacedAfter
        let trimmed = String(Paragraphs.trimmed(text))
        return trimmed.isEmpty ? nil : Piece(text: trimmed, isSpaced: spacedBefore)
    }

    /// Forgets the sentence that is being read.
    mutating func dropPending() {
        pending.removeAll()
        pendingCount = 0
    }

    /// Leaves the whole line out.
    mutating func suppress() {
        mode = .suppressed
        ignored = raw
    }
}
