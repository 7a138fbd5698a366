import Testing

@testable import StoryDomain

@Suite struct WordCountTests {
    @Test(arguments: [
        ("", 0), ("   \n\t", 0), ("one", 1), ("one two", 2), ("Don't stop", 2), ("Don’t stop", 2),
        ("He paid 3.14 or 1,000.50 coins.", 6), ("snake_case stays", 2), ("well-known", 2), ("wait—no", 2),
        ("“Quotes,” she said…", 3), ("'tis the dogs' bowl", 4), ("e.g. this", 2), ("A4 and 2nd", 3), ("__ -- ***", 0),
        ("3, 4", 2), ("x:y", 1), ("café naïve", 2), ("cafe\u{301} two", 2), ("end.Next", 1), ("a..b", 2),
    ])
    func `words go by Unicode's boundaries`(text: String, words: Int) {
        #expect(WordCount.words(in: text) == words)
    }

    @Test(arguments: [
        ("我爱你。", 3), ("他说：“走吧！”", 4), ("ありがとう", 5), ("コンピュータを使う", 4), ("한국어 문장입니다", 2),
        ("สวัสดี", 4), ("مرحبا بالعالم", 2), ("Привет, мир!", 2), ("नमस्ते दुनिया", 2), ("日本語とEnglish", 5), ("שלום עולם", 2),
    ])
    func `scripts without spaces count by character, others by word`(text: String, words: Int) {
        #expect(WordCount.words(in: text) == words)
    }

    @Test func `tokens are the words as they stand`() {
        #expect(WordCount.tokens(in: "“Don’t,” said Mara—3.5 times.") == ["Don’t", "said", "Mara", "3.5", "times"])
        #expect(WordCount.tokens(in: "我爱Swift") == ["我", "爱", "Swift"])
    }

    @Test func `a substring counts like the string it shows`() {
        let text = "one two three four"
        #expect(WordCount.words(in: text.dropFirst(4).dropLast(5)) == 2)
        #expect(WordCount.tokens(in: text.dropFirst(4)).first == "two")
    }

    @Test func `folding lowers case and straightens apostrophes`() {
        #expect(WordCount.folded("DON’T Äpfel") == "don't äpfel")
    }

    @Test func `folded words compare without case and punctuation`() {
        #expect(FoldedWords("Don’t go, Mara!").digest == FoldedWords("don't GO mara").digest)
        #expect(FoldedWords("a b").digest != FoldedWords("b a").digest)
        #expect(FoldedWords("ÉTÉ").hashes == FoldedWords("été").hashes)
    }

    @Test func `a character of a script without spaces weighs two fifths of a word`() {
        #expect(FoldedWords("one two").weight == 10)
        #expect(FoldedWords("我爱你").weight == 6)
        #expect(NGrams.runs(of: 4, in: FoldedWords("one two three four five")).count == 2)
        #expect(NGrams.runs(of: 4, in: FoldedWords("一二三四五六七八九十百")).count == 2)
        #expect(NGrams.runs(of: 4, in: FoldedWords("one two three")).isEmpty)
    }

    @Test func `appending continues where the words end`() {
        var words = FoldedWords("one two")
        words.append("three")
        #expect(words == FoldedWords("one two three"))
        words.keepLast(1)
        #expect(words == FoldedWords("three"))
    }
}
