import JSONNotation

/// What a fake does to answer a request, before it is put into an upstream's own words.
struct Performance: Sendable {
    /// Why the answer ends.
    enum Finish: Sendable, Hashable {
        case stop, length, filtered, continuation, unknown
    }

    /// How a request is refused before anything is written.
    enum Refusal: Sendable, Hashable {
        case rateLimited(seconds: Int)
        case quotaOfTheDay
        case unavailable
        case unauthorised
        case noQuotaAtAll
        case regionNotServed
        case aliasOfDeadMachine
        case html
        case blockedPrompt
        case reset
        /// A server's habit, in its own words.
        case habit(status: Int, body: JSONValue)
    }

    /// One step of an answer that is given.
    enum Step: Sendable, Hashable {
        /// A thought, not part of the text.
        case thought(String)
        /// A piece of the text; may be empty.
        case delta(String)
        /// Wait for the `hold` gate.
        case hold
        /// The end, with its reason.
        case finish(Finish)
        /// The body ends without a reason.
        case end
        /// The connection is lost.
        case drop
        /// An error in the stream, framed or bare.
        case error(isFramed: Bool)
    }

    var refusal: Refusal?
    var steps: [Step] = []
    /// In which shape a good answer comes.
    struct Shape: Sendable, Hashable {
        /// Content is a list of parts, thoughts among them.
        var hasParts = false
        /// The answer comes as one JSON body.
        var isWhole = false
        /// The answer gives no finish reason.
        var hasNoFinish = false
        /// The word in place of `stop`.
        var endWord: String?
        /// How usage is written; nil for numbers.
        var usage: Misbehaviour.UsageForm?
        /// Comments stand before each frame.
        var hasComments = false
    }

    var shape = Shape()
    /// Whether each character beyond ASCII is split between two writes.
    var splitsCharacters = false
    /// What is left for a continuation.
    var continuation: String?

    /// The whole text, for answers that are not streamed.
    var text: String {
        steps.reduce(into: "") { text, step in
            if case .delta(let piece) = step { text += piece }
        }
    }

    /// The thoughts together.
    var thoughts: String {
        steps.reduce(into: "") { text, step in
            if case .thought(let piece) = step { text += piece }
        }
    }

    /// A text in pieces, then its end.
    static func pieces(of text: String, words: Int) -> [Step] {
        DeltaCutter.pieces(of: text, words: words).map { .delta($0) }
    }
}

/// Cuts a text into the pieces in which it is streamed.
enum DeltaCutter {
    /// Pieces of `words` words each, every character in exactly one of them; white space begins the next piece, as
    /// models' tokens have it.
    static func pieces(of text: String, words: Int) -> [String] {
        var pieces: [String] = []
        var piece = Substring.UnicodeScalarView()
        var count = 0
        var inWord = false
        for scalar in text.unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            if isSpace && inWord {
                count += 1
                if count == max(1, words) {
                    pieces.append(String(piece))
                    piece = Substring.UnicodeScalarView()
                    count = 0
                }
            }
            inWord = !isSpace
            piece.append(scalar)
        }
        if !piece.isEmpty { pieces.append(String(piece)) }
        return pieces
    }
}
