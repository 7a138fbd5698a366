/// Paragraphs as stories use them: every line break ends one, blank lines count for nothing.
package enum Paragraphs {
    /// The paragraphs of `text`, trimmed, none empty.
    package static func split(_ text: some StringProtocol) -> [Substring] {
        Substring(text).unicodeScalars
            .split { $0.isLineBreak }
            .map { trimmed(Substring($0)) }
            .filter { !$0.isEmpty }
    }

    /// `text` without white space at its ends.
    package static func trimmed(_ text: some StringProtocol) -> Substring {
        let whole = Substring(text)
        let scalars = whole.unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isWhite }),
            let last = scalars.lastIndex(where: { !$0.isWhite })
        else { return whole[..<whole.startIndex] }
        return whole[start..<scalars.index(after: last)]
    }
}
