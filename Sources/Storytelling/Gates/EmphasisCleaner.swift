import StoryDomain

/// Turns Markdown's emphasis into plain text and tidies white space, sentence by sentence.
///
/// Emphasis may begin in one sentence of a paragraph and end in another, so the cleaner remembers what is open. Asterisks
/// that are no emphasis ("f***", "5 * 3") stay.
struct EmphasisCleaner: Sendable {
    private var openStars = false
    private var openUnderscores = false

    /// At the beginning of a paragraph.
    init() {}

    /// The next sentence of the paragraph, clean and trimmed.
    mutating func clean(_ text: some StringProtocol) -> String {
        let source = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        var last: Unicode.Scalar?
        while index < source.count {
            let scalar = source[index]
            if scalar == "*" || scalar == "_" {
                let run = source[index...].prefix { $0 == scalar }.count
                let next = index + run < source.count ? source[index + run] : nil
                if !isEmphasis(scalar, after: last, before: next) {
                    for _ in 0..<run { result.append(scalar) }
                    last = scalar
                }
                index += run
                continue
            }
            index += 1
            if scalar == " " || scalar == "\t" {
                if last == " " || last == nil { continue }
                result.append(" ")
                last = " "
            } else {
                result.append(scalar)
                last = scalar
            }
        }
        return String(Paragraphs.trimmed(String(result)))
    }

    /// Whether a run of signs opens or closes emphasis; remembers which.
    private mutating func isEmphasis(
        _ sign: Unicode.Scalar, after last: Unicode.Scalar?, before next: Unicode.Scalar?
    ) -> Bool {
        let isOpen = sign == "*" ? openStars : openUnderscores
        let afterText = last.map { !$0.properties.isWhitespace } ?? false
        let beforeText = next.map { !$0.properties.isWhitespace } ?? false
        let closes = isOpen && (afterText || last == nil) && !(next?.isWordPart ?? false && sign == "_")
        let opens = !isOpen && beforeText && !(last?.isWordPart ?? false && (last?.value ?? 0) < 0x2E80)
        // A sign without a partner after the last full stop is a slip.
        if !closes, !opens { return next == nil && (last?.isTerminal ?? false) }
        if sign == "*" { openStars = opens } else { openUnderscores = opens }
        return true
    }
}
