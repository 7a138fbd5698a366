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
        ("वह गया। फिर आया| सब रुके।", ["वह गया।", "फिर आया|", "सब रुके।"]),
        ("Ποιος ήταν εκεί; Κανείς. Έφυγε.", ["Ποιος ήταν εκεί;", "Κανείς.", "Έφυγε."]),
        ("Ποιος ήταν εκεί\u{37E} Κανείς.", ["Ποιος ήταν εκεί\u{37E}", "Κανείς."]),
        ("בא איש׃ הוא ישב׃", ["בא איש׃", "הוא ישב׃"]),
        ("བཀྲ་ཤིས། བདེ་ལེགས།", ["བཀྲ་ཤིས།", "བདེ་ལེགས།"]),
        ("Նա եկավ։ Նա գնաց։", ["Նա եկավ։", "Նա գնաց։"]),
        ("Նա եկավ: Նա գնաց:", ["Նա եկավ:", "Նա գնաց:"]),
        ("ሰው መጣ። ሄደ፡፡ ቆመ።", ["ሰው መጣ።", "ሄደ፡፡", "ቆመ።"]),
        ("وہ آیا۔ وہ گیا۔", ["وہ آیا۔", "وہ گیا۔"]),
        ("그가 왔다. 그녀는 갔다.", ["그가 왔다.", "그녀는 갔다."]),
        ("සිටියේය. ගියේය.", ["සිටියේය.", "ගියේය."]),
    ])
    func `other scripts need neither capitals nor spaces`(text: String, expected: [String]) {
        #expect(Sentences.split(text).map(String.init) == expected)
    }

    @Test(arguments: [
        ("es", "La Sra. Díaz y el Sr. Ruiz, p. ej. Ana, llegaron. Era tarde.", 2),
        ("it", "Il Sig. Rossi e la Dott.ssa Neri. Lui c’è. Poi no.", 3),
        ("nl", "Dhr. Jansen en mevr. De Vries, d.w.z. Anna. Klaar.", 2),
        ("pl", "Mgr. Anna i dr hab. Jan z ul. Długiej. Koniec.", 2),
        ("ru", "Он жил на ул. Ленина, т. е. Там. Это был я. Он ушёл.", 3),
        ("uk", "Він жив на вул. Шевченка. Це був я. Він пішов.", 3),
        ("tr", "Dr. Ali ve Prof. Ayşe Hanım geldi. Sonra gitti.", 2),
        ("cs", "Ing. Novák a MUDr. Malá přišli. Šli domů.", 2),
        ("sv", "Han tog t.ex. Äpplen, dvs. Mat. Sedan gick han.", 2),
        ("da", "Hr. Hansen og fru Lind, f.eks. Anna. Så gik de.", 2),
        ("pt", "O Sr. Silva e a Dra. Lima, p. ex. Ana. Foi tarde.", 2),
        ("fr", "M. Hugo et Mme. Sand vinrent av. Noël. Puis rien.", 2),
        ("de", "Sie nahm z. B. Äpfel am 3. Oktober von Hrn. Müller. Er ging.", 2),
        ("en", "Mr. Smith met Mrs. Jones at St. Paul’s. They left.", 2),
        ("ro", "Dl. Popescu și dna. Ionescu, str. Lungă. Au plecat.", 2),
        ("hu", "Dr. Kiss és özv. Nagy, pl. Anna. Elmentek.", 2),
        ("fi", "Tri. Virtanen ja esim. Anna tulivat. He lähtivät.", 2),
        ("el", "Ο κ. Νίκος και η κα. Μαρία, π.χ. Εδώ. Έφυγαν.", 2),
        ("ar", "د. أحمد وصل. ثم ذهب.", 2),
    ])
    func `abbreviations of the language end no sentence`(language: String, text: String, count: Int) throws {
        let sentences = Sentences.split(text, language: try LanguageTag(language))
        #expect(sentences.count == count, "\(sentences)")
    }

    @Test func `a space ends a Thai sentence that is long enough, but not before a sign of repetition or a number`() {
        let text = "เธอวางตะเกียงลงบนโต๊ะแล้วมองออกไปที่ทะเล เขาไม่ได้พูดอะไรเลยตลอดทั้งคืนที่ผ่านมา ห่างจากฝั่ง 12 ก้าว"
        #expect(
            Sentences.split(text).map(String.init) == [
                "เธอวางตะเกียงลงบนโต๊ะแล้วมองออกไปที่ทะเล", "เขาไม่ได้พูดอะไรเลยตลอดทั้งคืนที่ผ่านมา", "ห่างจากฝั่ง 12 ก้าว",
            ])
        #expect(Sentences.split("เขาเดินไปเดินมาอยู่ในห้องนั้นช้าๆ ๆ").count == 1)
    }

    @Test func `all of Unicode's terminal marks are known`() {
        let missing = (UInt32(0)...0x1FFFF).compactMap(Unicode.Scalar.init).filter {
            $0.properties.isSentenceTerminal && !$0.isTerminal
        }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test func `sentences are joined with the space that their script has`() {
        #expect(Sentences.joined(["One.", "Two."]) == "One. Two.")
        #expect(Sentences.joined(["彼は来た。", "去った。"]) == "彼は来た。去った。")
        #expect(Sentences.joined(["그가 왔다.", "갔다."]) == "그가 왔다. 갔다.")
        #expect(Sentences.joined([String]()) == "")
    }

    @Test(arguments: [
        ("「ただいま」", true), ("老人は言った。『帰ろう』", true), ("ποιος ήταν;", true), ("שלום׃", true), ("བདེ།", true),
        ("จนกระทั่งรุ่งเช้ามาถึง", true), ("ຈົນຮອດເຊົ້າ", true), ("ក្នុងព្រឹក", true), ("มาถึง”", true), ("no; yes;", false),
        ("他说", false), ("ו", false),
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
