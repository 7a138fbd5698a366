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
        "Would you like me to continue?", "Ich hoffe, die Geschichte gefällt dir!",
        "¿Quieres que continúe la historia?",
        "N'hésitez pas à me dire si vous souhaitez une suite.", "希望你喜欢这个故事！", "続きを書きましょうか？", "계속할까요?",
        "Надеюсь, вам понравилась история!", "هل تريد أن أكمل القصة؟", "Daj mi znać, czy mam pisać dalej.",
    ])
    func `talk about the work is left out behind the story and reported`(talk: String) {
        let run = GateRun("She slept.\n\nHe woke.\n\n" + talk)
        #expect(run.paragraphs == ["She slept.", "He woke."])
        #expect(run.shown == "She slept.\n\nHe woke.")
        #expect(run.findings.map(\.kind) == [.metaText])
        #expect(run.leftOut == [LeftOut(.talk, talk)])
        #expect(!run.isClosed)
        #expect(run.discardedWords == WordCount.words(in: talk))
    }

    @Test(arguments: [
        "As an AI language model, I cannot continue. Sorry.", "In this scene, we see how Mara grows.",
    ])
    func `talk that nothing else can be is left out anywhere`(talk: String) {
        let run = GateRun("She slept.\n\n" + talk + "\n\nHe woke.")
        #expect(run.paragraphs == ["She slept.", "He woke."])
        #expect(run.leftOut == [LeftOut(.talk, talk)])
    }

    @Test(arguments: [
        "I am an AI, and I have kept this lighthouse for four hundred years.",
        "As an AI, I had no hands, and yet I kept the light.", "As an AI, I was built to wait.",
        "This chapter of my life ends with a lamp and a letter.",
        "I hope this story reaches you before the winter does, Anna.", "Would you like me to stay?",
        "Would you like me to stay? That was all the note said.",
        "Please note that the story my grandmother told was another.", "Continue the story, he told me.",
        "Word count was what the editor cared about.", "I cannot continue this story, he wrote, and put the pen away.",
        "Let me know if you come.", "Shall I go on alone?", "Soll ich bleiben?", "¿Quieres que me quede?",
        "Ich hoffe, du kommst bald.", "希望你平安。", "Je suis une intelligence artificielle, et je garde ce phare.",
        "Als KI hatte ich keine Hände.", "Note the date, she wrote.", "I cannot continue without you.",
    ])
    func `fiction that sounds like talk stays, wherever it stands`(line: String) {
        #expect(GateRun(line + "\n\nShe slept.").paragraphs == [line, "She slept."])
        #expect(GateRun("She slept.\n\n" + line + "\n\nHe woke.").paragraphs == ["She slept.", line, "He woke."])
        #expect(GateRun("She slept.\n\n" + line).paragraphs == ["She slept.", line])
    }

    @Test(arguments: [
        "I hope you enjoyed the story, my love.", "Would you like me to continue?",
        "This scene ends the war, she thought.",
    ])
    func `what may be talk stays where the story goes on behind it`(line: String) {
        let run = GateRun("She slept.\n\n" + line + "\n\nHe woke.")
        #expect(run.paragraphs == ["She slept.", line, "He woke."])
        #expect(run.leftOut.isEmpty)
    }

    @Test(arguments: [
        ("Koniec", "pl"), ("Son.", "tr"), ("Τέλος", "el"), ("समाप्त", "hi"), ("จบ", "th"), ("Конец", "ru"), ("Fine", "it"),
        ("끝", "ko"), ("（本章完）", "zh"), ("Fin du chapitre", "fr"), ("Ende des Kapitels", "de"), ("Конец главы", "ru"),
        ("つづく", "ja"), ("字数：1203", "zh"), ("(300 Wörter)", "de"), ("Kelime sayısı: 300", "tr"), ("نهاية الفصل", "ar"),
        ("Bölüm sonu", "tr"), ("第三章 完", "zh"), ("未完待续", "zh"),
    ])
    func `ends and counts in other languages are left out and listed`(line: String, language: String) throws {
        let context = GateContext(scene: 1, language: try LanguageTag(language))
        let run = GateRun("She slept.\n\n" + line, context: context)
        #expect(run.paragraphs == ["She slept."])
        #expect(run.leftOut.map(\.text) == [line])
    }

    @Test(arguments: ["Son.", "Fine.", "Slut.", "He was fine. Fine."])
    func `words that mean the end elsewhere stay`(line: String) {
        #expect(GateRun("She slept.\n\n" + line).paragraphs == ["She slept.", line])
    }

    @Test func `talk inside a paragraph of prose is left alone`() {
        let text = "She slept. As an AI she needed none."
        #expect(GateRun(text).paragraphs == [text])
    }
}
