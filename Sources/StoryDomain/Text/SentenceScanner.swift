/// Finds sentence ends scalar by scalar, so that a stream and a whole text are cut at the same places.
///
/// A sentence ends after terminal punctuation and the quotes and brackets that close after it, once the next visible
/// character shows that a new one begins: after a full stop there must be a space and no lower-case letter; Chinese and
/// Japanese need neither. Abbreviations, initials, decimal numbers and an ellipsis before a lower-case word end none.
package struct SentenceScanner: Sendable {
    private static let longestWord = 16

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

    /// At the beginning of a text or line.
    package init() {}

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
        if scalar.isTerminal {
            isAfterTerminal = true
            note(terminal: scalar)
        } else {
            extendWord(scalar)
        }
        return false
    }

    /// Whether the text taken so far could stop here: it ends in terminal punctuation that is not an abbreviation's.
    package var isComplete: Bool {
        guard isAfterTerminal else { return false }
        return !(dots == 1 && !isStrong && !sawCloser && Abbreviations.isTitle(word))
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
        return true
    }

    private func endsSentence(before next: Unicode.Scalar) -> Bool {
        if isIdeographic { return !sawCloser || next.isOpener }
        guard sawSpace || (sawCloser && next.isOpener) || isDanda else { return false }
        if next.properties.isLowercase { return false }
        if !next.isWordPart, !next.isOpener, !next.isDash, next.value < 0x80 { return false }
        if next.isDash, isStrong || dots > 1 { return false }
        if dots == 1, !isStrong, !sawCloser { return !Abbreviations.holds(word, before: next) }
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
    }

    private mutating func resume(with scalar: Unicode.Scalar, afterEnd: Bool) {
        if !afterEnd, dots == 1, !sawSpace, !sawCloser, !isStrong {
            word.append(".")
        } else {
            word.removeAll(keepingCapacity: true)
        }
        isAfterTerminal = false
        dots = 0
        (isStrong, isIdeographic, isDanda, sawCloser, sawSpace) = (false, false, false, false, false)
        extendWord(scalar)
    }

    private mutating func extendWord(_ scalar: Unicode.Scalar) {
        if scalar.isSpace || scalar.isQuote || scalar.isOpeningBracket || scalar.isDash {
            if scalar == "«" { openGuillemets += 1 }
            if scalar == "»", openGuillemets > 0 { openGuillemets -= 1 }
            word.removeAll(keepingCapacity: true)
        } else if word.count < Self.longestWord {
            word.append(scalar)
        }
    }
}
