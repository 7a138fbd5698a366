import Testing

@testable import StoryDomain

@Suite struct LanguageSenseTests {
    private func verdict(_ text: String, asked: String) throws -> LanguageSense.Verdict? {
        var sense = LanguageSense(for: try LanguageTag(asked))
        sense?.read(text)
        return sense?.verdict
    }

    @Test(arguments: ProseSample.all)
    func `a text in its own language is in no other`(sample: ProseSample) throws {
        let verdict = try verdict(sample.text, asked: sample.language)
        if case .other(let other) = verdict { Issue.record("taken for \(other)") }
    }

    @Test(arguments: ProseSample.all)
    func `a text in another language is noticed, and which`(sample: ProseSample) throws {
        for asked in ProseSample.all.map(\.language) where asked != sample.language {
            if ProseSample.close.contains([asked, sample.language]) { continue }
            #expect(
                try verdict(sample.text, asked: asked) == .other(LanguageTag(unchecked: sample.language)),
                "asked \(asked)")
        }
    }

    @Test(arguments: ["da", "nb"], ["da", "nb", "no", "nn"])
    func `languages whose little words are the same are not told apart`(text: String, asked: String) throws {
        let sample = try #require(ProseSample.all.first { $0.language == text })
        let verdict = try verdict(sample.text, asked: asked)
        if case .other = verdict { Issue.record("\(text) is told from \(asked)") }
    }

    @Test(arguments: ["sr", "sr-Latn", "bs", "hr"])
    func `a language of two alphabets may use either`(asked: String) throws {
        let croatian = try #require(ProseSample.of("hr"))
        #expect(try verdict(croatian, asked: asked) == .asked)
    }

    @Test func `nothing is said of short texts, names, and languages that nobody listed`() throws {
        #expect(try verdict("Mara Vale, Ilo Quist, Wren Lind.", asked: "de") == .open)
        #expect(try verdict("He came home late.", asked: "de") == .open)
        #expect(try verdict("He went home.", asked: "zh") == .open)
        #expect(LanguageSense(for: try LanguageTag("tlh")) == nil)
        let english = try #require(ProseSample.all.first { $0.language == "en" })
        #expect(try verdict(english.text, asked: "ga") != .other(.english))
    }

    @Test func `a section in another language is found, a foreign letter in it is not`() throws {
        let (chinese, english) = try (#require(ProseSample.of("zh")), #require(ProseSample.of("en")))
        let zh = try LanguageTag("zh")
        let strayed = LanguageReading(of: [[chinese], [english, english], [chinese]], language: zh)
        #expect(strayed?.strays == [.init(section: 2, language: "en")])
        let letter = LanguageReading(
            of: [[chinese, chinese, chinese, chinese, english, chinese, chinese, chinese, chinese]], language: zh)
        #expect(letter?.strays == [])
    }

    @Test func `a file's language is guessed by its words and letters`() {
        for sample in ProseSample.all where !["da", "nb"].contains(sample.language) {
            #expect(
                LanguageSense.guess([[sample.text, sample.text]])?.rawValue == sample.language, "\(sample.language)")
        }
        #expect(LanguageSense.guess([["Mara."]]) == nil)
    }
}
