/// Finds sentence ends scalar by scalar, so that a stream and a whole text are cut at the same places.
///
/// A sentence ends after terminal punctuation and the quotes and brackets that close after it, once the next visible
/// character shows that a new one begins: after a full stop there must be a space and no lower-case letter; Chinese and
/// Japanese need neither. Abbreviations, initials, decimal numbers and an ellipsis before a lower-case word end none.
///
/// Where a script has no mark for the end (Thai, Lao, Khmer, Burmese), a space between two of its letters ends what stands
/// before it, once that is as long as a short sentence.
package struct SentenceScanner: Sendable {
    private static let longestWord = 16
    /// Letters that an unmarked sentence has at least, about seven words: spaces of such scripts also part clauses.
    private static let unmarkedLetters = 24

    /// The language whose abbreviations count beside those of all; its primary tag, empty where it is not known.
    private let language: String
    private var isAfterTerminal = false
    private var dots = 0
    private var isStrong = false
    private var isIdeographic = false
    private var isDanda = false
    private var sawCloser = false
    private var sawSpace = false
    /// What stands between the last space or quote and here; kept up to the terminal for abbreviations.
    private var word: [Unicode.Scalar] = []
    private var openGuillemets = 0
    /// The last scalar that is no space, quote or bracket.
    private var lastLetter: Unicode.Scalar = " "
    /// The last scalar that is no space.
    private var lastVisible: Unicode.Scalar = " "
    /// Letters of an unmarked script since the sentence began.
    private var unmarked = 0
    /// Whether the last scalars are a letter of an unmarked script, what closes after it, and a space.
    private var isGap = false

    /// At the beginning of a text or line.
    ///
    /// - Parameter language: what the text is written in, where that is known.
    package init(language: LanguageTag? = nil) {
        self.language = language?.primary ?? ""
    }

    /// At the beginning of the next line of the same text.
    package func restarted() -> SentenceScanner { SentenceScanner(primary: language) }

    private init(primary: String) { language = primary }

    /// Takes the next scalar of the line; line breaks are the caller's, each begins with a new scanner.
    ///
    /// - Returns: Whether a sentence ended before it.
    package mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if isAfterTerminal {
            if absorbs(scalar) { return false }
            let ends = endsSentence(before: scalar)
            resume(with: scalar, afterEnd: ends)
            return ends
        }
        if scalar.isTerminal || isLocalTerminal(scalar) {
            isAfterTerminal = true
            note(terminal: scalar)
            return false
        }
        let ends = isGap && !scalar.isSpace && endsUnmarked(before: scalar)
        if ends { unmarked = 0 }
        extendWord(scalar)
        return ends
    }

    /// Whether the text taken so far could stop here: it ends in terminal punctuation that is not an abbreviation's, in a
    /// letter of a script that has none, or in a bracket that closes Chinese or Japanese speech.
    package var isComplete: Bool { isMarked || lastVisible.isWideCloser || isUnmarked }

    /// Whether a sentence ends here for certain, however the text goes on. A Thai text that was cut off may stop in
    /// mid-sentence, so there only a space is certain.
    package var isCertain: Bool {
        isMarked || lastVisible.isWideCloser || (isGap && unmarked >= Self.unmarkedLetters)
    }

    /// Whether the text taken so far ends in a script that has no mark for the end of a sentence.
    package var isUnmarked: Bool {
        lastLetter.isOfUnmarkedScript && (lastVisible == lastLetter || lastVisible.isCloser)
    }

    private var isMarked: Bool {
        guard isAfterTerminal else { return false }
        return !(dots == 1 && !isStrong && !sawCloser && Abbreviations.isTitle(word))
    }

    /// Marks that end a sentence behind letters of one script only: the Greek question mark as it is typed, the Armenian
    /// full stop as a colon, the danda as a bar, two Ethiopic word spaces.
    private func isLocalTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3B: (0x0370...0x03FF).contains(lastLetter.value) || (0x1F00...0x1FFF).contains(lastLetter.value)
        case 0x3A: (0x0531...0x0587).contains(lastLetter.value)
        case 0x7C: (0x0900...0x09FF).contains(lastLetter.value)
        case 0x1361: lastVisible == scalar
        default: false
        }
    }

    private func endsUnmarked(before next: Unicode.Scalar) -> Bool {
        guard unmarked >= Self.unmarkedLetters else { return false }
        // The signs of repetition and abbreviation belong to what stands before them.
        if next.value == 0x0E46 || next.value == 0x0E2F || next.value == 0x0EC6 || next.value == 0x17D7 { return false }
        return next.isOfUnmarkedScript || next.isOpener
    }

    /// Takes marks that may follow a terminal without ending or continuing the sentence.
    private mutating func absorbs(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isSpace {
            sawSpace = true
            return true
        }
        if scalar.isTerminal {
            note(terminal: scalar)
            return true
        }
        // German closes with the mark that Chinese opens with.
        guard scalar.isCloser, !(isIdeographic && (scalar == "“" || scalar == "‘")) else { return false }
        if scalar == "»", openGuillemets > 0 {
            openGuillemets -= 1
        } else if sawSpace {
            return false
        }
        sawCloser = true
        lastVisible = scalar
        return true
    }

    private func endsSentence(before next: Unicode.Scalar) -> Bool {
        if isIdeographic { return !sawCloser || next.isOpener }
        guard sawSpace || (sawCloser && next.isOpener) || isDanda else { return false }
        if next.properties.isLowercase { return false }
        if !next.isWordPart, !next.isOpener, !next.isDash, next.value < 0x80 { return false }
        if next.isDash, isStrong || dots > 1 { return false }
        if dots == 1, !isStrong, !sawCloser {
            return !Abbreviations.holds(word, before: next, language: language)
        }
        return true
    }

    private mutating func note(terminal scalar: Unicode.Scalar) {
        switch scalar {
        case ".": dots += 1
        case "…": dots += 3
        default: isStrong = true
        }
        isIdeographic = isIdeographic || scalar.isIdeographicTerminal
        isDanda = isDanda || scalar == "।" || scalar == "॥"
        lastVisible = scalar
    }

    private mutating func resume(with scalar: Unicode.Scalar, afterEnd: Bool) {
        if !afterEnd, dots == 1, !sawSpace, !sawCloser, !isStrong {
            word.append(".")
        } else {
            word.removeAll(keepingCapacity: true)
        }
        if afterEnd { unmarked = 0 }
        isAfterTerminal = false
        dots = 0
        (isStrong, isIdeographic, isDanda, sawCloser, sawSpace) = (false, false, false, false, false)
        extendWord(scalar)
    }

    private mutating func extendWord(_ scalar: Unicode.Scalar) {
        if scalar.isSpace {
            isGap = isUnmarked || isGap
            word.removeAll(keepingCapacity: true)
            return
        }
        isGap = false
        lastVisible = scalar
        // “Paul’s” is one word, whose s is no initial.
        if scalar.isApostrophe, !word.isEmpty {
            if word.count < Self.longestWord { word.append("'") }
            return
        }
        if scalar.isQuote || scalar.isOpeningBracket || scalar.isDash {
            if scalar == "«" { openGuillemets += 1 }
            if scalar == "»", openGuillemets > 0 { openGuillemets -= 1 }
            word.removeAll(keepingCapacity: true)
            return
        }
        if !scalar.isClosingBracket { lastLetter = scalar }
        if scalar.isOfUnmarkedScript, WordClass(scalar) == .single { unmarked += 1 }
        if word.count < Self.longestWord { word.append(scalar) }
    }
}
