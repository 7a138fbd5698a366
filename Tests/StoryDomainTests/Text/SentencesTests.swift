import Testing

@testable import StoryDomain

@Suite struct SentencesTests {
    @Test(arguments: [
        ("She ran. He stayed!", ["She ran.", "He stayed!"]),
        ("Mr. Gray met Dr. Bell. They spoke.", ["Mr. Gray met Dr. Bell.", "They spoke."]),
        ("J. R. Hale wrote it. Fine.", ["J. R. Hale wrote it.", "Fine."]),
        ("It cost 3.50 coins. Cheap.", ["It cost 3.50 coins.", "Cheap."]),
        ("“Stop!” she said. “Now.” He did.", ["“Stop!” she said.", "“Now.”", "He did."]),
        ("\"Who?\" asked Tom. \"Me.\"", ["\"Who?\" asked Tom.", "\"Me.\""]),
        ("Well... maybe so. Yes.", ["Well... maybe so.", "Yes."]),
        ("He waited… Nothing came.", ["He waited…", "Nothing came."]),
        ("Apples, pears, etc. in a bowl, e.g. here. Done.", ["Apples, pears, etc. in a bowl, e.g. here.", "Done."]),
        ("Room No. 5 was dark. No. He left.", ["Room No. 5 was dark.", "No.", "He left."]),
        ("What?! No way. (He left.) She wept.", ["What?!", "No way.", "(He left.)", "She wept."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("It was I. Nobody else.", ["It was I.", "Nobody else."]),
        ("*She ran.* He stayed.", ["*She ran.*", "He stayed."]),
        ("« Halte ! » dit-il. Il partit.", ["« Halte ! » dit-il.", "Il partit."]),
        ("„Halt!“ sagte er. Sie ging.", ["„Halt!“ sagte er.", "Sie ging."]),
        ("— Стой! — сказал он. Она ушла.", ["— Стой! — сказал он.", "Она ушла."]),
    ])
    func `sentences end where they end`(text: String, expected: [String]) {
        #expect(Sentences.split(text).map(String.init) == expected)
    }

    @Test(arguments: [
        ("他走了。她哭了！为什么？", ["他走了。", "她哭了！", "为什么？"]),
        ("“走吧！”他说。“快！”", ["“走吧！”他说。", "“快！”"]),
        ("「走れ！」と言った。彼は走った。", ["「走れ！」と言った。", "彼は走った。"]),
        ("أين أنت؟ أنا هنا. تعال.", ["أين أنت؟", "أنا هنا.", "تعال."]),
        ("वह गया। वह रोई।", ["वह गया।", "वह रोई।"]),
    ])
    func `other scripts need neither capitals nor spaces`(text: String, expected: [String]) {
        #expect(Sentences.split(text).map(String.init) == expected)
    }

    @Test(arguments: [
        ("He left.", true), ("“He left.”", true), ("He left…", true), ("Why?!", true), ("他走了。", true), ("「走れ！」", true),
        ("**He left.**", true), ("أين؟", true), ("गया।", true), ("He left. ", true), ("(So it was.)", true),
        ("He left", false), ("He left,", false), ("", false), ("“But I—”", false), ("He met Mr.", false),
        ("He left. She", false), ("3.14", false),
    ])
    func `a text is complete when its last sentence is`(text: String, complete: Bool) {
        #expect(Sentences.endsComplete(text) == complete)
    }

    @Test func `the whole part and the rest are the text again`() {
        let cut = Sentences.wholePart(of: "She ran. He stayed. And th")
        #expect(cut.whole == "She ran. He stayed.")
        #expect(cut.rest == " And th")
        #expect(Sentences.wholePart(of: "No end").whole.isEmpty)
        #expect(Sentences.wholePart(of: "No end").rest == "No end")
        #expect(Sentences.wholePart(of: "All of it.").rest.isEmpty)
        #expect(Sentences.wholePart(of: "他走了。她").whole == "他走了。")
    }

    @Test func `paragraphs end at every line break`() {
        #expect(
            Paragraphs.split("\n One. \r\n\r\nTwo.\nThree.\u{2029}Four.\n\n") == ["One.", "Two.", "Three.", "Four."])
        #expect(Paragraphs.split(" \n ").isEmpty)
    }
}
