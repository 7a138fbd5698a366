import Testing

@testable import StoryDomain

@Suite struct MeasuresTests {
    @Test(arguments: [
        (1_000, 1_050, 98.33), (1_000, 950, 97.37), (1_000, 1_100, 96.67), (1_000, 900, 94.44), (1_000, 500, 50.0),
        (1_000, 2_000, 66.67), (1_000, 1_000, 100.0), (1_000, 4_000, 0.0), (1_000, 0, 0.0), (900, 300, 0.0),
    ])
    func `the length score is LongWriter's`(asked: Int, got: Int, score: Double) throws {
        let value = try #require(LengthScore.score(asked: asked, got: got))
        #expect(abs(value - score) < 0.005)
    }

    @Test func `section lengths keep or miss their budgets`() throws {
        let lengths = SectionLengths(words: [100, 110, 111, 90, 89], budgets: [100, 100, 100, 100, 0])
        #expect(lengths.withinTenPercent == 0.75)
        #expect(lengths.sections[4].budget == nil)
        // Mean 15, deviations 5: variation 1/3.
        let variation = try #require(SectionLengths(words: [10, 20], budgets: nil).variation)
        #expect(abs(variation - 1.0 / 3) < 1e-12)
        #expect(SectionLengths(words: [10], budgets: nil).variation == nil)
    }

    @Test func `seq-rep-4 counts repeated runs`() {
        // Nine words give six runs; "a b c d" comes twice: 1 − 5/6.
        #expect(abs(SequenceRepetition(of: FoldedWords("a b c d x a b c d")).whole - 1.0 / 6) < 1e-12)
        #expect(SequenceRepetition(of: FoldedWords("a b c d e f g")).whole == 0)
        #expect(SequenceRepetition(of: FoldedWords("a b")).whole == 0)
    }

    @Test func `the worst window is found where the repetition is`() {
        let fresh = Sample.words(1_500, seed: 1)
        let looping = (0..<50).map { _ in "the lamp went out again and the sea rose higher" }.joined(separator: " ")
        let report = SequenceRepetition(of: FoldedWords(fresh + " " + looping))
        // 500 looping words have ten different inner runs, so the last window repeats almost half of its runs.
        #expect(report.worstWindowStart == 1_000)
        #expect(report.worstWindow > 0.47 && report.worstWindow < 0.5)
        #expect(report.whole < report.worstWindow)
    }

    @Test func `echo is taken over the whole story`() {
        let first = FoldedWords("one two three four five six seven eight")
        let second = FoldedWords("one two three four five six nine ten eleven twelve")  // five runs, one echoed
        let third = FoldedWords("a b c d e f g h i j")  // five runs, none echoed
        let echo = Echo(of: [first, second, third])
        #expect(echo.story == 0.1)
        #expect(echo.worst == 0.2)
        #expect(echo.worstSection == 2)
        #expect(echo.mean == 0.1)
        #expect(Echo(of: [first]).story == 0)
    }

    @Test func `long paragraphs may not come twice`() {
        let long = "The lamp went out and the keeper climbed the stair to light it again."
        let short = "She did not answer him."
        let found = DuplicateParagraphs(in: [[long, short, short], ["Other.", long.uppercased()]])
        #expect(found.positions == [PassagePosition(scene: 2, paragraph: 2)])
    }

    @Test func `vocabulary is averaged over moving windows`() throws {
        #expect(LexicalDiversity.movingAverage(of: FoldedWords("a b a b")) == 0.5)
        #expect(LexicalDiversity.movingAverage(of: FoldedWords()) == nil)
        // Two words in turn for 600 words: two types in each window of 500.
        let text = (0..<300).map { _ in "a b" }.joined(separator: " ")
        let value = try #require(LexicalDiversity.movingAverage(of: FoldedWords(text)))
        #expect(abs(value - 0.004) < 1e-12)
    }

    @Test func `clichés are counted per thousand words`() {
        let slop = Slop(of: FoldedWords("A tapestry of light, a testament to hope. Her breath hitched."))
        // "a tapestry of", "a testament to", "breath hitched" in eleven words.
        #expect(slop.hits.map(\.phrase) == ["a tapestry of", "a testament to", "breath hitched"])
        #expect(abs(slop.perThousand - 3_000.0 / 11) < 1e-9)
        #expect(SlopList.phrases.count >= 110)
        #expect(Set(SlopList.phrases).count == SlopList.phrases.count)
    }

    @Test func `logarithms are right`() {
        #expect(abs(Logarithm.natural(1)) < 1e-12)
        #expect(abs(Logarithm.natural(2) - 0.6931471805599453) < 1e-10)
        #expect(abs(Logarithm.natural(10) - 2.302585092994046) < 1e-10)
    }

    @Test func `order is Kendall's`() {
        #expect(RankOrder.tau(of: [1, 2, 3]) == 1)
        #expect(RankOrder.tau(of: [3, 2, 1]) == -1)
        #expect(RankOrder.tau(of: [1, 3, 2]) == 1.0 / 3)
        #expect(RankOrder.tau(of: [4, 4]) == nil)
    }

    @Test(arguments: [
        ("walked", "walking"), ("keys", "key"), ("stopped", "stops"), ("found", "find"), ("cities", "city"),
        ("hoping", "hope"), ("Mara's", "mara"), ("quickly", "quick"), ("boxes", "box"), ("children", "child"),
    ])
    func `forms of one word share a stem`(left: String, right: String) {
        let stemmer = Stemmer(isEnglish: true)
        #expect(stemmer.stem(WordCount.folded(left)) == stemmer.stem(right))
    }

    @Test func `edit distance is Levenshtein's`() {
        #expect(EditDistance.between("kitten", "sitting") == 3)
        #expect(EditDistance.between("", "abc") == 3)
        #expect(EditDistance.between("mara", "mara") == 0)
    }
}
