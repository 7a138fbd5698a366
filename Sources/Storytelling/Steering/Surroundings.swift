import StoryDomain

/// What stands around a selection.
struct Surroundings {
    private let earlier: [String]
    private let later: [String]

    /// Reads what stands around a selection, to the ends of the story.
    init(of selection: Selection, in story: Story) {
        let first = PassagePosition(scene: selection.scene, paragraph: selection.from.paragraph)
        let last = PassagePosition(scene: selection.scene, paragraph: selection.to.paragraph)
        earlier = story.passages.filter { $0.position < first }.map(\.text) + Self.visible(selection.before)
        later = Self.visible(selection.after) + story.passages.filter { $0.position > last }.map(\.text)
    }

    /// The last paragraphs before it with about `words` words; of one that is longer, its last sentences.
    func before(words: Int) -> [String] {
        Self.nearest(earlier.reversed(), words: words) {
            Self.nearest(Sentences.split($0).reversed().map(String.init), words: words) { [$0] }.reversed()
        }
        .reversed()
    }

    /// The first paragraphs behind it with about `words` words; of one that is longer, its first sentences.
    func after(words: Int) -> [String] {
        Self.nearest(later, words: words) { Self.nearest(Sentences.split($0).map(String.init), words: words) { [$0] } }
    }

    /// The first of `texts` that have `words` words together; where the very first has more, what `cut` leaves of it.
    private static func nearest(_ texts: some Sequence<String>, words: Int, cut: (String) -> [String]) -> [String] {
        var kept: [String] = []
        var left = words
        for text in texts {
            let count = WordCount.words(in: text)
            guard count <= left else {
                if kept.isEmpty, words > 0 { kept = [cut(text).joined(separator: " ")] }
                break
            }
            kept.append(text)
            left -= count
        }
        return kept
    }

    private static func visible(_ text: String) -> [String] {
        let trimmed = Paragraphs.trimmed(text)
        return trimmed.isEmpty ? [] : [String(trimmed)]
    }
}
