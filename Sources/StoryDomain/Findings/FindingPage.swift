/// A text laid out for finding: its paragraphs with their places and folded words.
struct FindingPage {
    /// One paragraph.
    struct Paragraph {
        /// Counted from 1.
        let scene: Int
        /// Counted from 1 in its scene.
        let number: Int
        let text: String
        let words: FoldedWords
        /// Words of the text before it.
        let start: Int
    }

    /// In order.
    let paragraphs: [Paragraph]

    /// Lays sections out, each a scene.
    init(_ sections: [[String]]) {
        var start = 0
        var paragraphs: [Paragraph] = []
        for (section, texts) in sections.enumerated() {
            for (index, text) in texts.enumerated() {
                let words = FoldedWords(text)
                paragraphs.append(
                    Paragraph(scene: section + 1, number: index + 1, text: text, words: words, start: start))
                start += words.count
            }
        }
        self.paragraphs = paragraphs
    }

    /// The index of a paragraph by its place; nil where there is none.
    func index(of place: PassagePosition) -> Int? {
        paragraphs.firstIndex { $0.scene == place.scene && $0.number == place.paragraph }
    }
}
