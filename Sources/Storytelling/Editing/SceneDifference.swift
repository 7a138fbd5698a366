import Storage
import StoryDomain

/// The smallest change that makes one text of a scene out of another, paragraph by paragraph. A paragraph that stays as it is
/// keeps its row with its author, call and turn; where others came or went before it, its number alone changes.
struct SceneDifference {
    /// A paragraph of the new text.
    struct Paragraph {
        let text: String
        /// Who wrote it; nil for whoever wrote a paragraph of these words in the old text, else the person who types.
        let author: Passage.Author?
        private let countedWords: Int?
        /// The place that it has in the old text, where it is known to be one of its paragraphs.
        private let place: Int?

        /// Its words; counted only where they are not known, and then each time.
        var words: Int { countedWords ?? WordCount.words(in: text) }

        /// A paragraph that was typed.
        init(typed text: String) {
            self.text = text
            self.countedWords = nil
            self.author = nil
            self.place = nil
        }

        /// A paragraph of a text that was stored before.
        ///
        /// - Parameter place: its index where it is of the old text itself.
        init(_ passage: Passage, at place: Int? = nil) {
            self.place = place
            self.text = passage.text
            self.countedWords = passage.words
            self.author = passage.author
        }

        /// Whether it is that paragraph of the old text, byte for byte.
        func isSame(as old: Passage, at index: Int) -> Bool {
            if place == index { return true }
            // Texts of the same characters may still be spelt in other bytes.
            return old.text == text && old.text.utf8.elementsEqual(text.utf8) && (author == nil || author == old.author)
        }
    }

    /// Paragraphs that go.
    private(set) var removed: [PassagePosition] = []
    /// Paragraphs that get other numbers.
    private(set) var shifted: [PassageShift] = []
    /// Paragraphs that get another text, author or turn.
    private(set) var changed: [PassageChange] = []
    /// Paragraphs that are put in.
    private(set) var inserted: [Passage] = []

    private let scene: Int
    private let old: [Passage]
    private let new: [Paragraph]
    private let fixedTurn: CallID?

    /// Compares two texts.
    ///
    /// - Parameters:
    ///   - old: the scene's stored paragraphs, in order.
    ///   - new: the paragraphs that it is to have.
    ///   - scene: the scene's number.
    ///   - turn: the turn that all of them are to stand in. Nil leaves each in its own; a new one then stands in that of the
    ///     paragraph whose place it takes, else of the one before it, else of the one behind it. Must be given where `old`
    ///     is empty.
    init(from old: [Passage], to new: [Paragraph], scene: Int, turn: CallID?) {
        self.scene = scene
        self.old = old
        self.new = new
        self.fixedTurn = turn
        compare()
    }

    /// Whether both texts are the same and in the same turns.
    var isEmpty: Bool { removed.isEmpty && shifted.isEmpty && changed.isEmpty && inserted.isEmpty }

    /// Puts it into a change of the story.
    func apply(to change: inout StoryChange) {
        change.removedPassages += removed
        change.shiftedPassages += shifted
        change.changedPassages += changed
        change.passages += inserted
    }

    private mutating func compare() {
        let matches = matches()
        var authors = authors(besides: Set(matches.map(\.old)))
        var lastTurn = old.first?.turn ?? CallID("")
        var (from, to) = (0, 0)
        for match in matches + [(old: old.count, new: new.count)] {
            let replaced = min(match.old - from, match.new - to)
            for offset in 0..<replaced {
                let author = author(of: new[to + offset], among: &authors)
                lastTurn = keep(from + offset, as: to + offset, author: author)
            }
            removed += old[(from + replaced)..<match.old].map(\.position)
            for index in (to + replaced)..<match.new {
                inserted.append(
                    Passage(
                        position: PassagePosition(scene: scene, paragraph: index + 1), text: new[index].text,
                        words: new[index].words, author: author(of: new[index], among: &authors),
                        turn: fixedTurn ?? lastTurn))
            }
            guard match.old < old.count else { break }
            lastTurn = keep(match.old, as: match.new, author: nil)
            (from, to) = (match.old + 1, match.new + 1)
        }
    }

    /// Keeps an old paragraph's row for a new one.
    ///
    /// - Parameter author: who wrote the new one; nil where both are the same.
    /// - Returns: the turn that it stands in.
    private mutating func keep(_ oldIndex: Int, as newIndex: Int, author: Passage.Author?) -> CallID {
        let (stored, wanted) = (old[oldIndex], new[newIndex])
        let turn = fixedTurn ?? stored.turn
        let number = stored.position.paragraph
        shift(number, by: newIndex + 1 - number)
        guard author != nil || turn != stored.turn else { return turn }
        let passage = Passage(
            position: PassagePosition(scene: scene, paragraph: newIndex + 1), text: wanted.text, words: wanted.words,
            author: author ?? stored.author, turn: turn)
        changed.append(PassageChange(passage, wordsBefore: stored.words))
        return turn
    }

    /// Moves a paragraph, together with its neighbour before it where that moves as far.
    private mutating func shift(_ number: Int, by distance: Int) {
        guard distance != 0 else { return }
        if let last = shifted.last, last.by == distance, last.paragraphs.upperBound == number - 1 {
            shifted[shifted.count - 1].paragraphs = last.paragraphs.lowerBound...number
        } else {
            shifted.append(PassageShift(scene: scene, paragraphs: number...number, by: distance))
        }
    }

    /// Who wrote the paragraphs that are taken away, by their texts: one that was moved within its scene keeps its author.
    private func authors(besides matched: Set<Int>) -> [String: [Passage.Author]] {
        var authors: [String: [Passage.Author]] = [:]
        for (index, passage) in old.enumerated().reversed() where !matched.contains(index) {
            authors[passage.text, default: []].append(passage.author)
        }
        return authors
    }

    private func author(
        of paragraph: Paragraph, among authors: inout [String: [Passage.Author]]
    ) -> Passage.Author {
        paragraph.author ?? authors[paragraph.text]?.popLast() ?? .person
    }

    /// Paragraphs that are the same in both texts, in the order of both: those at their beginnings and ends, and between them
    /// the longest row of equal paragraphs that neither text has in another order.
    private func matches() -> [(old: Int, new: Int)] {
        let shorter = min(old.count, new.count)
        let front = (0..<shorter).prefix { new[$0].isSame(as: old[$0], at: $0) }.count
        let back = (0..<(shorter - front)).prefix {
            new[new.count - 1 - $0].isSame(as: old[old.count - 1 - $0], at: old.count - 1 - $0)
        }.count
        let middle = matches(between: front..<(old.count - back), and: front..<(new.count - back))
        return (0..<front).map { ($0, $0) } + middle
            + (0..<back).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
    }

    /// The longest increasing row of pairs of equal paragraphs, each paired once: n log n, however many there are.
    private func matches(between oldRange: Range<Int>, and newRange: Range<Int>) -> [(old: Int, new: Int)] {
        var places: [String: [Int]] = [:]
        for index in oldRange.reversed() { places[old[index].text, default: []].append(index) }
        var pairs: [(old: Int, new: Int)] = []
        for index in newRange {
            let text = new[index].text
            guard let place = places[text]?.lastIndex(where: { new[index].isSame(as: old[$0], at: $0) }),
                let match = places[text]?.remove(at: place)
            else { continue }
            pairs.append((match, index))
        }
        // The end of the best row of each length, and for each pair the one before it in its row.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].old < pairs[index].old { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1] : nil
            if low < ends.count { ends[low] = index } else { ends.append(index) }
        }
        var row: [(old: Int, new: Int)] = []
        var next = ends.last
        while let index = next {
            row.append(pairs[index])
            next = previous[index]
        }
        return row.reversed()
    }
}
