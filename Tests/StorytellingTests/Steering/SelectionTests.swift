import StoryDomain
import Testing

@testable import Storytelling

@Suite struct SelectionTests {
    private func story(_ paragraphs: [String]) throws -> Story {
        var story = try Samples.planned()
        for (index, text) in paragraphs.enumerated() {
            story.passages.append(
                Passage(
                    position: PassagePosition(scene: 1, paragraph: index + 1), text: text,
                    words: WordCount.words(in: text), author: .person))
        }
        return story
    }

    private func place(_ paragraph: Int, _ offset: Int) -> TextPlace { TextPlace(paragraph: paragraph, offset: offset) }

    private let sample = ["Mara ran. The lamp was out! She fell.", "“Tom?” 👩‍🚀 she said.", "Nobody answered."]

    @Test(
        arguments: [
            (1, 10, 1, 27, "The lamp was out!"), (1, 12, 1, 20, "The lamp was out!"),
            (1, 9, 1, 28, "The lamp was out!"),
            (1, 30, 2, 3, "She fell.\n\n“Tom?”"), (1, 0, 1, 37, "Mara ran. The lamp was out! She fell."),
            (1, 37, 3, 1, "“Tom?” 👩‍🚀 she said.\n\nNobody answered."), (1, 28, 2, 0, "She fell."),
            (1, 15, 1, 15, "The lamp was out!"), (3, 16, 3, 16, "Nobody answered."),
        ])
    func `A selection is widened to whole sentences`(
        fromParagraph: Int, fromOffset: Int, toParagraph: Int, toOffset: Int, expected: String
    ) throws {
        let order = SteeringOrder(
            action: .rewrite, from: place(fromParagraph, fromOffset), to: place(toParagraph, toOffset))
        let selection = try Selection(order, inScene: 1, of: try story(sample))
        #expect(selection.text == expected)
        let paragraphs = expected.components(separatedBy: "\n\n")
        #expect(selection.to.paragraph - selection.from.paragraph == paragraphs.count - 1)
        let last = sample[selection.to.paragraph - 1]
        #expect(
            selection.before + paragraphs[0]
                == String(sample[selection.from.paragraph - 1].prefix(selection.before.count + paragraphs[0].count)))
        #expect(selection.to.offset == last.utf16.count - selection.after.utf16.count)
    }

    @Test func `Places that are not there are refused, and what was changed is noticed`() throws {
        let story = try story(sample)
        func refusal(
            _ from: TextPlace?, _ to: TextPlace?, _ action: SteeringAction = .rewrite, text: String? = nil
        ) -> SteeringError? {
            let order = SteeringOrder(action: action, from: from, to: to, text: text)
            return #expect(throws: SteeringError.self) { try Selection(order, inScene: 1, of: story) }
        }
        #expect(refusal(nil, place(1, 4)) == .missing(.from))
        #expect(refusal(place(1, 4), nil) == .missing(.to))
        #expect(refusal(place(4, 0), place(4, 1)) == .noParagraph(.from, count: 3))
        #expect(refusal(place(1, 0), place(1, 38)) == .noOffset(.to, length: 37))
        #expect(refusal(place(2, 8), place(2, 20)) == .noOffset(.from, length: sample[1].utf16.count))
        #expect(refusal(place(1, 20), place(1, 3)) == .emptySelection)
        #expect(refusal(place(1, 0), place(1, 9), .tone) == .missingNote)
        #expect(refusal(place(1, 0), place(1, 9), text: "Mara sat.") == .textChanged)
        #expect(refusal(nil, nil, .goOn, text: "Mara ran.") == .textChanged)
        let seen = SteeringOrder(
            action: .rewrite, from: place(1, 5), to: place(2, 6), text: "ran. The lamp was out! She fell.\n“Tom?”  ")
        #expect(try Selection(seen, inScene: 1, of: story).to.paragraph == 2)
        #expect(throws: EditError.noScene(9)) { try Selection(seen, inScene: 9, of: story) }
        let long = try self.story([String(repeating: "Mara ran far away. ", count: 400)])
        #expect(throws: SteeringError.tooLong(words: 1_600, most: 1_500)) {
            try Selection(
                SteeringOrder(action: .shorten, from: place(1, 0), to: place(1, 7_599)), inScene: 1, of: long)
        }
    }

    @Test func `The caret stands behind a sentence, and what comes fits there`() throws {
        let story = try story(sample)
        func caret(_ place: TextPlace?) throws -> Selection {
            try Selection(SteeringOrder(action: .goOn, to: place), inScene: 1, of: story)
        }
        let end = try caret(nil)
        #expect(end.to == place(3, 16) && end.lead == "\n\n" && end.trail == "")
        let middle = try caret(place(1, 12))
        #expect(middle.to == place(1, 27) && middle.from == middle.to && middle.lead == " ")
        let between = try caret(place(2, 0))
        #expect(between.to == place(1, 37) && between.lead == "\n\n")
        let beginning = try caret(place(1, 0))
        #expect(beginning.to == place(1, 0) && beginning.lead == "" && beginning.trail == "\n\n")
        let empty = try Selection(SteeringOrder(action: .goOn), inScene: 2, of: story)
        #expect(empty.to == place(1, 0) && empty.lead + empty.trail == "")
        #expect(throws: SteeringError.noParagraph(.to, count: 0)) {
            try Selection(SteeringOrder(action: .goOn, to: place(1, 1)), inScene: 2, of: story)
        }
    }
}
