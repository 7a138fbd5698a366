import StoryDomain
import Testing

@testable import Storytelling

@Suite struct MarkerTests {
    @Test(arguments: [
        "She slept.\n\nIAMDONE", "She slept. IAMDONE", "She slept.IAMDONE", "She slept. iamdone.",
        "She slept.\n**IAMDONE**",
        "She slept.\n\nThe End", "She slept.\n\nTHE END.", "She slept. The End.", "She slept. THE END",
        "She slept. [END]",
        "She slept. (The end)", "She slept.\n\n(The End)", "She slept. The end.", "She slept.\n\n*The End*",
        "She slept.\n\n~ Fin ~", "She slept.\n\n---", "She slept.\n\nTo be continued...", "She slept. To be continued.",
        "She slept.\n\n[continued]", "She slept.\n\n(Word count: 300)", "She slept.\n\nWord count: 512 words",
        "She slept.\n\n[End of scene]", "She slept.\n\nEnd of Scene 3.", "She slept.\n\n**[Word Count: 300]**",
        "She slept. (Word count: 300)",
        "She slept.\n\nThe End\n\nI hope you enjoyed this story!", "She slept. The End. Let me know what you think.",
        "She slept.\n\nTHE END\n\n---\n\nNote: this is fiction.\nMore. And more.",
        "She slept. The end. I hope you liked it.",
    ])
    func `closing marks and what follows them are left out`(text: String) {
        for isLast in [false, true] {
            for end in [GateEnd.stop, .cut] {
                let run = GateRun(text, context: GateContext(scene: 1, isLastScene: isLast), end: end)
                #expect(run.shown == "She slept.")
                #expect(run.paragraphs + [run.openParagraph].filter { !$0.isEmpty } == ["She slept."])
                #expect(run.findings.isEmpty)
                #expect(run.droppedTail == "")
            }
        }
    }

    @Test func `ideographic ends are known`() {
        #expect(GateRun("她睡了。\n\n（全文完）\n\n希望你喜欢。").paragraphs == ["她睡了。"])
    }

    @Test(arguments: [
        "The end. That was what he called the cape.", "In the end she slept.", "“The end,” she said.",
        "The end of it all.",
        "It was fine. Fine.", "He whispered, “I am done.”", "He saw a sign (the end of the road) there.", "It ended.",
        "She counted the words. There were 300 words in it.",
    ])
    func `prose that sounds alike stays`(text: String) {
        #expect(GateRun(text).paragraphs == [text])
    }

    @Test func `a token inside the text is cut out`() {
        #expect(GateRun("She slept. IAMDONE He woke.").paragraphs == ["She slept. He woke."])
    }

    @Test(arguments: [
        "As an AI language model, I cannot continue. Sorry.", "In this scene, we see how Mara grows.",
        "I hope you enjoyed this story! It was fun.", "Let me know if you'd like me to continue.",
        "Note: this scene builds on the last one.", "This scene sets the mood for what comes.",
        "Would you like me to write the next scene?", "I'm sorry, but I can't continue this story.",
    ])
    func `talk about the work is left out and reported`(talk: String) {
        let run = GateRun("She slept.\n\n" + talk + "\n\nHe woke.")
        #expect(run.paragraphs == ["She slept.", "He woke."])
        #expect(run.shown == "She slept.\n\nHe woke.")
        #expect(run.findings.map(\.kind) == [.metaText])
        #expect(!run.isClosed)
        #expect(run.discardedWords == WordCount.words(in: talk))
    }

    @Test func `talk inside a paragraph of prose is left alone`() {
        let text = "She slept. As an AI she needed none."
        #expect(GateRun(text).paragraphs == [text])
    }
}
