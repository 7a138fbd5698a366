import StoryDomain
import Testing

@testable import Storytelling

@Suite struct MarkupTests {
    @Test(arguments: [
        ("> Dear Mara,\n>\n> The boat went down.", ["Dear Mara,", "The boat went down."]),
        ("She read it with `great` care and ~~little~~ hurry.", ["She read it with great care and little hurry."]),
        ("He said <i>never</i> <EM>again</EM> to the <b class=\"x\">bell</b>.", ["He said never again to the bell."]),
        ("One.<br>Two.<br/>Three.", ["One.", "Two.", "Three."]),
        ("Tom&nbsp;&amp;&nbsp;Ada ran&mdash;far&#33;", ["Tom & Ada ran—far!"]),
        ("<p>She ran.</p>\n<p>He stayed.</p>", ["She ran.", "He stayed."]),
        ("See [the lamp](https://example.org/lamp) burn. ![A lamp](https://example.org/l.png)", ["See the lamp burn."]),
        ("It was so.[^1] He knew.", ["It was so. He knew."]),
        ("* He ran.\n* She stayed.\n• Dawn came.", ["He ran.", "She stayed.", "Dawn came."]),
        ("He ran<!-- a note -->. She stayed.", ["He ran. She stayed."]),
        ("A \\*star\\* fell.", ["A star fell."]),
    ])
    func `signs go and words stay`(text: String, paragraphs: [String]) {
        #expect(GateRun(text).paragraphs == paragraphs)
        for seed: UInt64 in 1...5 {
            #expect(GateRun(text.pieces(upTo: 3, seed: seed)).paragraphs == paragraphs)
        }
    }

    @Test(arguments: [
        "2 * 3 * 4 is 24.", "It was snake_case.", "He said f*** and left.", "So a < b and b > a.",
        "I <3 you, he wrote.",
        "Tom & Ada ran.", "AT&T called.", "Well~ he came.", "He came ~ or not.", "A [sign] hung there.",
        "Wait! [He ran.]",
        "C:\\temp was gone.", "<Come here,> it thought.", "The <unknown> ran.", "Yay~~ she said.", "- Yes, he said.",
    ])
    func `what looks alike stays`(text: String) {
        #expect(GateRun(text).paragraphs == [text])
        #expect(GateRun(text.pieces(upTo: 2, seed: 4)).paragraphs == [text])
    }

    @Test(arguments: ["---", "***", "* * *", "⁂", "#", "<hr>", "◇◇◇", "~~~", "―――".replacing("―", with: "—")])
    func `a break within a scene is kept, at its ends it goes`(rule: String) {
        let run = GateRun("\(rule)\n\nShe ran.\n\n\(rule)\n\nHe stayed.\n\n\(rule)")
        #expect(run.paragraphs == ["She ran.", SceneBreak.text, "He stayed."])
        #expect(run.shown == "She ran.\n\n* * *\n\nHe stayed.")
        #expect(run.discardedWords == 0)
        let cut = GateRun("She ran.\n\n\(rule)\n\nHe stayed. He", end: .cut)
        #expect(cut.paragraphs == ["She ran.", SceneBreak.text])
        #expect(cut.openParagraph == "He stayed.")
    }
}
