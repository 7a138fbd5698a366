import Testing

@testable import StoryDomain

@Suite struct WordCountTests {
    @Test func `words are counted`() {
        #expect(WordCount.words(in: "one two") == 2)
    }
}
