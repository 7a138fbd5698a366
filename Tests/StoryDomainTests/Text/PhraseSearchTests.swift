import Testing

@testable import StoryDomain

@Suite struct PhraseSearchTests {
    @Test(arguments: [
        ("Hier ist die Geschichte", "Geschichte", true), ("Geschicht", "Geschichte", false), ("aab", "ab", true),
        ("für dich", "ür", true), ("続きを書きます", "書き", true), ("", "a", false), ("a", "", true),
    ])
    func `a phrase is found wherever it stands`(text: String, phrase: String, isThere: Bool) {
        #expect(text.holds(phrase) == isThere)
        #expect(("x" + text).dropFirst().holds(phrase) == isThere)
    }

    @Test func `the place of a phrase is the first one, in characters of any length`() {
        let text = "über ◁/think▷ und ◁/think▷"
        let place = text.place(of: "◁/think▷")
        #expect(place.map { String(text[..<$0.lowerBound]) } == "über ")
        #expect(place.map { String(text[$0.upperBound...]) } == " und ◁/think▷")
        #expect(text.place(of: "</think>") == nil)
    }

    @Test func `a text opens with a phrase only at its beginning`() {
        #expect("natürlich, gern".opens(with: "natürlich"))
        #expect(!"nat".opens(with: "natürlich") && !"so natürlich".opens(with: "natürlich"))
    }
}
