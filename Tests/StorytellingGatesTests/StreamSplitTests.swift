import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct StreamSplitTests {
    /// Lines that each exercise a rule; the property test strings them together at random.
    private static let lines = [
        "Here is the next scene:", "Sure! Here's the scene:", "Scene 3: The Red Door", "---", "", "", "", "IAMDONE",
        "Mara lifted the latch. “Who's there?” she asked. Nobody spoke, etc. in the dark… and so on.",
        "Mr. Gray paid 3.50 coins. He *really* did. **All of it.**", "The End", "The end. That was a cape.",
        "The lamp went out over the bay that night. She ran.", "他走到灯塔前。“谁在那里？”他问。没有人回答！", "Word count: 300",
        "As an AI, I cannot say. Sorry.", "e\u{301}te\u{301} was over 👩‍👧. So it was!", "no end here",
        "[Scene continues]",
        "She slept. [END] And more.", "- Yes, he said. - No.", "وصل إلى المنارة ليلا. من هناك؟",
        "No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no. No, no.",
        "> Dear <b>Mara</b>,", "* * *", "~~Old~~ `code` &amp; [a link](https://example.org/a). It stays.", "1",
        "第三章 归来",
        "I hope you enjoyed this story!", "Would you like me to stay?", "Natürlich! Hier ist die Fortsetzung:",
        "Sure enough, it rained. It rained.", "# Salt", "\t  Spaces   here .  And there.\r",
    ]

    @Test(arguments: 0..<60)
    func `the outcome does not depend on how the stream is cut`(seed: UInt64) {
        var generator = SeededGenerator(state: seed &* 977 &+ 5)
        let text = (0..<14).map { _ in Self.lines.randomElement(using: &generator) ?? "" }.joined(separator: "\n")
        var memory = GateMemory()
        memory.append(paragraph: "The sea was high and grey under the wind. The boats were gone.", scene: 1)
        let context = GateContext(
            scene: 2, sceneTitle: "The Red Door", storyTitle: "Salt",
            openParagraph: seed % 3 == 0 ? "It was late." : "",
            strictness: seed % 2 == 0 ? .drop : .stop)
        let end: GateEnd = seed % 5 == 0 ? .cut : .stop
        let whole = GateRun(text, memory: memory, context: context, end: end)
        for longest in [1, 3, 17, 200] {
            let cut = GateRun(
                text.pieces(upTo: longest, seed: seed), memory: memory, context: context, end: end)
            #expect(cut == whole, "pieces up to \(longest): \(text)")
        }
        let joined = (whole.paragraphs + [whole.openParagraph].filter { !$0.isEmpty }).joined(separator: "\n\n")
        #expect(context.openParagraph + whole.shown == joined)
    }

    @Test func `twenty thousand words pass in few seconds of the processor`() {
        let paragraphs = (0..<500).map { paragraph in
            (0..<4).map { sentence in
                "S" + (0..<10).map { "word\(paragraph)x\(sentence * 10 + $0)" }.joined(separator: " ") + "."
            }.joined(separator: " ")
        }
        let pieces = paragraphs.joined(separator: "\n\n").pieces(upTo: 12, seed: 3)
        var run: GateRun?
        let time = ProcessorTime.ofThread { run = GateRun(pieces) }
        #expect(run?.paragraphs == paragraphs)
        #expect(time < .seconds(5), "took \(time)")
    }
}
