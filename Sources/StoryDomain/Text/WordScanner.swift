/// Finds words scalar by scalar: the word boundary rules of UAX #29, in the order WB4 to WB13.
///
/// It is told the class and place of each scalar and answers whether a word has just ended before it.
struct WordScanner {
    /// The word that ended last, as offsets in whatever unit the caller counts.
    private(set) var word: (start: Int, end: Int, isSingle: Bool) = (0, 0, false)

    private var start = 0
    private var end = 0
    /// The class that the open segment ends in; `.other` where none is open.
    private var last = WordClass.other
    /// Whether the open segment holds a letter or digit.
    private var core = false
    private var isSingle = false
    /// A mark that joins if the right scalar follows; `.other` where none waits.
    private var waiting = WordClass.other

    /// Takes the next scalar, or a run of ASCII letters.
    ///
    /// - Returns: Whether a word ended before it; `word` then holds it.
    mutating func take(_ kind: WordClass, at offset: Int, width: Int) -> Bool {
        if kind == .extend {
            if last != .other, waiting == .other { end = offset + width }
            return false
        }
        if waiting != .other {
            let joins =
                (last == .letter && kind == .letter && waiting.joinsLetters)
                || (last == .numeric && kind == .numeric && waiting.joinsNumbers)
            waiting = .other
            return joins ? grow(kind, to: offset + width) : restart(kind, at: offset, width: width)
        }
        if joinsLast(kind) { return grow(kind, to: offset + width) }
        if (last == .letter && kind.joinsLetters) || (last == .numeric && kind.joinsNumbers) {
            waiting = kind
            return false
        }
        return restart(kind, at: offset, width: width)
    }

    /// Ends the text.
    ///
    /// - Returns: Whether a word ended with it.
    mutating func finish() -> Bool {
        waiting = .other
        return restart(.other, at: end, width: 0)
    }

    private func joinsLast(_ kind: WordClass) -> Bool {
        switch (last, kind) {
        case (.letter, .letter), (.letter, .numeric), (.numeric, .letter), (.numeric, .numeric): true
        case (.katakana, .katakana): true
        case (.letter, .connector), (.numeric, .connector), (.katakana, .connector), (.connector, .connector): true
        case (.connector, .letter), (.connector, .numeric), (.connector, .katakana): true
        default: false
        }
    }

    private mutating func grow(_ kind: WordClass, to end: Int) -> Bool {
        last = kind
        self.end = end
        core = core || kind.isCore
        return false
    }

    private mutating func restart(_ kind: WordClass, at offset: Int, width: Int) -> Bool {
        let ended = core
        if ended { word = (start, end, isSingle) }
        let opens = kind.isCore || kind == .connector
        last = opens ? kind : .other
        core = kind.isCore
        isSingle = kind == .single
        start = offset
        end = offset + width
        return ended
    }
}
