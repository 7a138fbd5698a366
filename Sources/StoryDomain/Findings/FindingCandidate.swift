/// Something that may be told, as cheap as can be: its place in characters is worked out for those alone that are.
struct FindingCandidate {
    /// Where it stands.
    enum Place {
        /// Words of a paragraph, by their indices.
        case words(Int, Range<Int>)
        /// Characters of a paragraph.
        case characters(Int, Range<String.Index>)
        /// A whole paragraph.
        case paragraph(Int)
        /// A scene, counted from 1, or the story, with what is missing.
        case scene(Int?, String)
    }

    var kind: Finding.Kind
    var place: Place
    /// How bad it is; the larger, the sooner it is told.
    var weight: Int
    var advice: String

    /// The finding with its place in UTF-16 code units.
    func finding(in page: FindingPage) -> Finding {
        switch place {
        case .scene(let scene, let text): return Finding(kind: kind, scene: scene, text: text, advice: advice)
        case .paragraph(let index):
            let text = page.paragraphs[index].text
            return finding(text.startIndex..<text.endIndex, of: page.paragraphs[index])
        case .characters(let index, let range): return finding(range, of: page.paragraphs[index])
        case .words(let index, let range):
            let paragraph = page.paragraphs[index]
            let tokens = WordCount.tokens(in: paragraph.text)
            return finding(tokens[range.lowerBound].startIndex..<tokens[range.upperBound - 1].endIndex, of: paragraph)
        }
    }

    private func finding(_ range: Range<String.Index>, of paragraph: FindingPage.Paragraph) -> Finding {
        let from = paragraph.text[..<range.lowerBound].utf16.count
        let text = paragraph.text[range]
        return Finding(
            kind: kind, scene: paragraph.scene, paragraph: paragraph.number, range: from..<from + text.utf16.count,
            text: String(text), advice: advice)
    }
}
