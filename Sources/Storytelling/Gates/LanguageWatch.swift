import StoryDomain

/// Watches whether a call writes in the story's language, and holds back what does not look like it until it is clear.
///
/// A sentence with nothing of the language in it may be a name, a quotation or a line of a song. It waits, with all that
/// follows, until the story's language comes, or until there is enough to say that it is another one. So nothing in a
/// wrong language is ever shown, and a story in its own language hardly ever waits.
struct LanguageWatch: Sendable {
    /// Something of the stream that waits.
    enum Held: Sendable {
        case sentence(GateLine.Piece)
        case paragraphEnd
        case sceneBreak
    }

    /// What is to be done with a sentence.
    enum Decision: Sendable {
        /// It can be taken.
        case pass
        /// It waits with those before it.
        case hold
        /// All that waited can be taken, this sentence last.
        case release([Held])
        /// What waited, this sentence last, is in another language.
        case refuse([Held], LanguageTag)
    }

    /// Words that wait at most; then foreign speech and quotations are looked at too, which say nothing before.
    private static let mostHeld = 160

    private let empty: LanguageSense
    /// What waits, without what stands in quotes.
    private var narrative: LanguageSense
    /// What waits, whole.
    private var whole: LanguageSense
    private var heldWords = 0
    private var held: [Held] = []

    /// Prepares to watch; nil where the language cannot be told.
    init?(language: LanguageTag) {
        guard let sense = LanguageSense(for: language) else { return nil }
        (empty, narrative, whole) = (sense, sense, sense)
    }

    /// Whether something waits.
    var isHolding: Bool { !held.isEmpty }

    /// Takes the next sentence.
    mutating func take(_ piece: GateLine.Piece) -> Decision {
        let words = FoldedWords(piece.text)
        if held.isEmpty {
            if empty.isPlainlyAsked(piece.text, words: words) { return .pass }
            var sense = empty
            sense.read(piece.text, words: words)
            if !sense.isDoubtful { return .pass }
        }
        held.append(.sentence(piece))
        heldWords += words.count
        whole.read(piece.text, words: words)
        narrative.read(Self.unquoted(piece.text))
        let isFull = heldWords >= Self.mostHeld
        let sense = isFull ? whole : narrative
        if case .other(let language) = sense.verdict { return .refuse(taken(), language) }
        return isFull || sense.verdict == .asked || !whole.isDoubtful ? .release(taken()) : .hold
    }

    /// Takes the end of a paragraph, or a break of the scene.
    ///
    /// - Returns: Whether it waits with what stands before it.
    mutating func holds(_ item: Held) -> Bool {
        guard !held.isEmpty else { return false }
        held.append(item)
        return true
    }

    /// Ends the call: what still waits is judged by all that is there.
    mutating func finish() -> Decision {
        guard !held.isEmpty else { return .pass }
        if case .other(let language) = whole.verdict { return .refuse(taken(), language) }
        return .release(taken())
    }

    private mutating func taken() -> [Held] {
        defer {
            (narrative, whole, heldWords) = (empty, empty, 0)
            held = []
        }
        return held
    }

    /// `text` without what stands in quotation marks; speech that a dash opens is left out whole.
    private static func unquoted(_ text: String) -> String {
        if text.unicodeScalars.first?.isDash == true { return "" }
        var depth = 0
        var isStraight = false
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: isStraight.toggle()
            case 0x201C, 0x201E, 0xAB, 0x300C, 0x300E: depth += 1
            case 0x201D, 0xBB, 0x300D, 0x300F: depth = max(0, depth - 1)
            default: if depth == 0, !isStraight { result.append(scalar) }
            }
        }
        return String(result)
    }
}
