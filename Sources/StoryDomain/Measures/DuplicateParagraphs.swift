/// Paragraphs that stand in a story more than once.
///
/// Counted are paragraphs of at least twelve words whose folded words equal those of an earlier one; case and punctuation
/// make no difference. A short line of dialogue may come twice.
package struct DuplicateParagraphs: Hashable, Sendable, Codable {
    /// The fewest words of a paragraph that is looked at.
    package static let fewestWords = 12

    /// Where the second and later copies stand.
    package var positions: [PassagePosition]

    /// How many copies there are too many.
    package var count: Int { positions.count }

    /// Looks at the paragraphs of all sections in order.
    package init(in sections: [[String]]) {
        var seen: Set<UInt64> = []
        positions = []
        for (section, paragraphs) in sections.enumerated() {
            for (index, paragraph) in paragraphs.enumerated() {
                let words = FoldedWords(paragraph)
                guard words.weighs(atLeast: Self.fewestWords), !seen.insert(words.digest).inserted else { continue }
                positions.append(PassagePosition(scene: section + 1, paragraph: index + 1))
            }
        }
    }
}
