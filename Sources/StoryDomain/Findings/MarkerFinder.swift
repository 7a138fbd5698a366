/// Finds what is no story: closing markers, headings and rules, and a model's talk about its work.
enum MarkerFinder {
    private static let weight = 1_000

    /// What is found in a text; "The End" as its last paragraph is none.
    static func candidates(in page: FindingPage, isTalk: (Substring) -> Bool) -> [FindingCandidate] {
        page.paragraphs.indices.flatMap { index -> [FindingCandidate] in
            let text = page.paragraphs[index].text
            if SceneBreak.isBreak(text) { return [] }
            if let kind = ClosingMarkers.kind(of: text) {
                guard kind != .closing || index < page.paragraphs.count - 1 else { return [] }
                return [whole(index, "This marks the work on the text and is no story: leave it out.")]
            }
            if Headings.isMarkdownHeading(text) || Headings.isRule(text) || text.hasPrefix("```") {
                return [whole(index, "This is a heading or a rule and no story: leave it out.")]
            }
            if let first = Sentences.split(text).first, isTalk(first) {
                return [
                    candidate(
                        .characters(index, first.startIndex..<first.endIndex),
                        "Here the model speaks of its work: leave it out.")
                ]
            }
            return ClosingMarkers.stripped(text).found.compactMap { marker in
                text.firstRange(of: marker).map {
                    candidate(.characters(index, $0), "This marks the work on the text and is no story: leave it out.")
                }
            }
        }
    }

    private static func whole(_ index: Int, _ advice: String) -> FindingCandidate {
        candidate(.paragraph(index), advice)
    }

    private static func candidate(_ place: FindingCandidate.Place, _ advice: String) -> FindingCandidate {
        FindingCandidate(kind: .marker, place: place, weight: weight, advice: advice)
    }
}
