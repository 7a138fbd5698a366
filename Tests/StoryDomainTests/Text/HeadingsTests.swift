import Testing

@testable import StoryDomain

@Suite struct HeadingsTests {
    @Test(arguments: [
        "Scene 3: The Lamp", "SCENE 3", "Chapter Four", "CHAPTER IV", "**Chapter 2 – Dusk**", "Part Two. Dusk",
        "Epilogue", "### Scene 1", "Kapitel 7", "第三章", "第3章 嵐の夜", "Chapter 1.", "Act II: Who Goes There?",
    ])
    func `labels name a part`(line: String) {
        #expect(Headings.isLabel(line))
    }

    @Test(arguments: [
        "Chapter One was the longest of them all.", "Scene of the crime, he thought.", "Part of him knew.",
        "Scene 3: Mara walked in and saw that the lamp was out.", "第三章很长。", "I turned to Chapter 3", "Act now",
        "Epilogues bored him.",
    ])
    func `sentences that begin like labels are none`(line: String) {
        #expect(!Headings.isLabel(line))
    }

    @Test func `rules and headings are told by their signs`() {
        for rule in ["---", "* * *", "***", "___", "⁂", "#", "~~~"] { #expect(Headings.isRule(rule), "\(rule)") }
        for prose in ["-", "--", "* one", "—", "a"] { #expect(!Headings.isRule(prose), "\(prose)") }
        #expect(Headings.isMarkdownHeading("## The Lamp"))
        #expect(!Headings.isMarkdownHeading("#1 in line"))
    }

    @Test(arguments: [
        ("IAMDONE", ClosingMarkers.Kind.token), ("iamdone.", .token), ("**IAMDONE**", .token), ("The End", .closing),
        ("THE END.", .closing), ("(The end)", .closing), ("[END]", .closing), ("~ The End ~", .closing),
        ("完", .closing),
        ("（全文完）", .closing), ("To be continued...", .suspension), ("*Fin*", .closing),
    ])
    func `markers are known in every dress`(text: String, kind: ClosingMarkers.Kind) {
        #expect(ClosingMarkers.kind(of: text) == kind)
    }

    @Test(arguments: [
        "The end of the road.", "The End!", "Fine.", "“The end.”", "I am done", "In the end", "The ending",
    ])
    func `prose is no marker`(text: String) {
        #expect(ClosingMarkers.kind(of: text) == nil)
    }

    @Test func `markers are taken out of running text`() {
        let done = ClosingMarkers.stripped("She slept.IaMdOnE")
        #expect(done.text == "She slept.")
        #expect(done.found == ["IaMdOnE"])
        #expect(!done.closes)
        let end = ClosingMarkers.stripped("She slept. [The End] More")
        #expect(end.text == "She slept.  More")
        #expect(end.closes)
        #expect(ClosingMarkers.stripped("He (in the end) slept in Siam.").found.isEmpty)
    }
}
