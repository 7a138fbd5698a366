import StoryDomain

/// A piece of a scene in whole sentences, with what stands around it; or a place in it. Read off a stored story, and checked.
package struct Selection: Sendable, Hashable {
    /// The most words that can be selected.
    package static let mostWords = 1_500

    package let scene: Int
    /// Where it begins; the same as `to` for a place.
    package let from: TextPlace
    package let to: TextPlace
    /// What is selected, an empty line between paragraphs; empty for a place.
    package let text: String
    /// The text of the first paragraph before it.
    let before: String
    /// The text of the last paragraph behind it.
    let after: String
    /// Paragraphs of the scene.
    let paragraphCount: Int

    /// Words selected.
    package var words: Int { WordCount.words(in: text) }

    /// Reads the selection of an order in scene `number`, widened to whole sentences.
    ///
    /// - Throws: `EditError.noScene`, `SteeringError`.
    package init(_ order: SteeringOrder, inScene number: Int, of story: Story) throws {
        guard story.outline?.scene(number) != nil else { throw EditError.noScene(number) }
        let paragraphs = story.passages(inScene: number).map(\.text)
        if order.action.needsNote, WordCount.words(in: order.note) == 0 { throw SteeringError.missingNote }
        if order.action == .goOn {
            try self.init(caret: order.to, seen: order.text, scene: number, paragraphs: paragraphs)
        } else {
            try self.init(order, scene: number, paragraphs: paragraphs)
        }
    }

    private init(_ order: SteeringOrder, scene: Int, paragraphs: [String]) throws {
        guard let from = order.from else { throw SteeringError.missing(.from) }
        guard let to = order.to else { throw SteeringError.missing(.to) }
        let (start, end) = (
            try Self.index(of: from, .from, in: paragraphs), try Self.index(of: to, .to, in: paragraphs)
        )
        guard (from.paragraph, from.offset) <= (to.paragraph, to.offset) else { throw SteeringError.emptySelection }
        let (first, last) = (from.paragraph - 1, to.paragraph - 1)
        if let seen = order.text {
            try Self.hold(seen, against: Self.slice(paragraphs, first, start, last, end))
        }
        guard let (opening, closing) = Self.widened(paragraphs, first, start, last, end) else {
            throw SteeringError.emptySelection
        }
        let text = Self.slice(paragraphs, opening.index, opening.place, closing.index, closing.place)
        let words = WordCount.words(in: text)
        guard words > 0 else { throw SteeringError.emptySelection }
        guard words <= Self.mostWords else { throw SteeringError.tooLong(words: words, most: Self.mostWords) }
        self.scene = scene
        self.text = text
        let (head, tail) = (paragraphs[opening.index], paragraphs[closing.index])
        self.from = TextPlace(paragraph: opening.index + 1, offset: head[..<opening.place].utf16.count)
        self.to = TextPlace(paragraph: closing.index + 1, offset: tail[..<closing.place].utf16.count)
        before = String(head[..<opening.place])
        after = String(tail[closing.place...])
        paragraphCount = paragraphs.count
    }

    /// The place behind the sentence in which the caret stands; without a caret, the scene's end.
    private init(caret: TextPlace?, seen: String?, scene: Int, paragraphs: [String]) throws {
        if let seen { try Self.hold(seen, against: "") }
        self.scene = scene
        paragraphCount = paragraphs.count
        text = ""
        guard let last = paragraphs.last else {
            guard caret == nil || caret == TextPlace(paragraph: 1, offset: 0) else {
                throw SteeringError.noParagraph(.to, count: 0)
            }
            (from, to) = (TextPlace(paragraph: 1, offset: 0), TextPlace(paragraph: 1, offset: 0))
            (before, after) = ("", "")
            return
        }
        let caret = caret ?? TextPlace(paragraph: paragraphs.count, offset: last.utf16.count)
        var place = try Self.index(of: caret, .to, in: paragraphs)
        var index = caret.paragraph - 1
        if let sentence = Sentences.split(paragraphs[index]).last(where: { $0.startIndex < place }) {
            place = sentence.endIndex
        } else if index > 0 {
            index -= 1
            place = paragraphs[index].endIndex
        } else {
            place = paragraphs[index].startIndex
        }
        before = String(paragraphs[index][..<place])
        after = String(paragraphs[index][place...])
        to = TextPlace(paragraph: index + 1, offset: before.utf16.count)
        from = to
    }

    /// What a proposal needs before it to fit.
    var lead: String {
        guard text.isEmpty, !before.isEmpty else { return "" }
        if after.allSatisfy(\.isWhitespace) { return "\n\n" }
        return after.first?.isWhitespace == true ? " " : ""
    }

    /// What a proposal needs behind it to fit.
    var trail: String {
        text.isEmpty && before.isEmpty && paragraphCount > 0 ? "\n\n" : ""
    }

    /// What parts the paragraphs of a proposal: within a paragraph it stays one.
    var paragraphBreak: String {
        let isPart = !text.isEmpty && from.paragraph == to.paragraph && !(before + after).allSatisfy(\.isWhitespace)
        guard isPart else { return "\n\n" }
        return (before + text + after).contains(" ") ? " " : ""
    }
}

extension Selection {
    private typealias Place = (index: Int, place: String.Index)

    /// The sentences in which a selection begins and ends; nil where no sentence is in it.
    private static func widened(
        _ paragraphs: [String], _ first: Int, _ start: String.Index, _ last: Int, _ end: String.Index
    ) -> (opening: Place, closing: Place)? {
        if first == last, start == end {
            let sentences = Sentences.split(paragraphs[first])
            guard let sentence = sentences.last(where: { $0.startIndex <= start }) ?? sentences.first else {
                return nil
            }
            return ((first, sentence.startIndex), (first, sentence.endIndex))
        }
        var opening: Place?
        for index in first...last where opening == nil {
            let place = index == first ? start : paragraphs[index].startIndex
            opening = Sentences.split(paragraphs[index]).first { $0.endIndex > place }.map { (index, $0.startIndex) }
        }
        var closing: Place?
        for index in (first...last).reversed() where closing == nil {
            let place = index == last ? end : paragraphs[index].endIndex
            closing = Sentences.split(paragraphs[index]).last { $0.startIndex < place }.map { (index, $0.endIndex) }
        }
        guard let opening, let closing else { return nil }
        let isForward =
            opening.index < closing.index || (opening.index == closing.index && opening.place < closing.place)
        return isForward ? (opening, closing) : nil
    }

    private static func slice(
        _ paragraphs: [String], _ first: Int, _ start: String.Index, _ last: Int, _ end: String.Index
    ) -> String {
        (first...last).map { index in
            let text = paragraphs[index]
            return String(text[(index == first ? start : text.startIndex)..<(index == last ? end : text.endIndex)])
        }.joined(separator: "\n\n")
    }

    /// Line breaks and spaces at the ends of lines make no difference: browsers disagree about them.
    private static func hold(_ seen: String, against stored: String) throws {
        guard Paragraphs.split(seen) == Paragraphs.split(stored) else { throw SteeringError.textChanged }
    }

    private static func index(
        of place: TextPlace, _ field: SteeringError.Field, in paragraphs: [String]
    ) throws -> String.Index {
        guard paragraphs.indices.contains(place.paragraph - 1) else {
            throw SteeringError.noParagraph(field, count: paragraphs.count)
        }
        let text = paragraphs[place.paragraph - 1]
        let length = text.utf16.count
        guard (0...length).contains(place.offset) else { throw SteeringError.noOffset(field, length: length) }
        let index = text.utf16.index(text.utf16.startIndex, offsetBy: place.offset)
        guard index.samePosition(in: text.unicodeScalars) != nil else {
            throw SteeringError.noOffset(field, length: length)
        }
        return index
    }
}
