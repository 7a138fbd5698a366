import StoryDomain

/// What a story already says, in the form in which a gate compares.
///
/// A value: the caller keeps one per story, adds each stored paragraph, and gives every call's gate a copy.
package struct GateMemory: Sendable {
    /// How far back a sentence is compared, in words.
    static let sentenceReach = 1_000

    private struct Recent {
        var digest: UInt64
        /// The index of its first word in the story.
        var start: Int
    }

    /// What the story is written in, for its abbreviations; nil where that is not known.
    let language: LanguageTag?
    private(set) var meter = RepetitionMeter()
    private var recent: [Recent] = []
    private var head = 0
    private var recentCounts: [UInt64: Int] = [:]
    /// The last scalars in lower case, for finding blocks.
    private var tail: [UInt32] = []
    /// The folded words of the paragraph that is being written.
    private(set) var paragraph = FoldedWords()

    /// An empty story.
    package init(language: LanguageTag? = nil) { self.language = language }

    /// A story as it is stored.
    package init(story: Story) {
        self.init(language: story.brief.language)
        for passage in story.passages { append(paragraph: passage.text, scene: passage.position.scene) }
    }

    /// Adds a finished paragraph.
    package mutating func append(paragraph text: String, scene: Int) {
        enter(scene: scene)
        for sentence in Sentences.split(text, language: language) {
            append(sentence: String(sentence), words: FoldedWords(sentence))
        }
        endParagraph()
    }

    /// Says which scene is written now.
    mutating func enter(scene: Int) { meter.enter(scene: scene) }

    /// Adds a sentence to the paragraph that is being written.
    mutating func append(sentence: String, words: FoldedWords) {
        let digest = words.digest
        recent.append(Recent(digest: digest, start: meter.count))
        recentCounts[digest, default: 0] += 1
        meter.add(words)
        paragraph.append(words)
        // Every beginning counts, so that a paragraph that begins alike is noticed before its end.
        if paragraph.weighs(atLeast: DuplicateParagraphs.fewestWords) { meter.remember(paragraph: paragraph.digest) }
        forgetSentences()
        appendTail(sentence)
    }

    /// Ends the paragraph that is being written.
    mutating func endParagraph() { paragraph = FoldedWords() }

    /// Whether a sentence with this digest stands in the last 1,000 words.
    func holds(sentence digest: UInt64) -> Bool { recentCounts[digest, default: 0] > 0 }

    /// Whether it is one of the last `count` sentences.
    func endsWith(sentence digest: UInt64, within count: Int) -> Bool {
        recent[max(head, recent.count - count)...].contains { $0.digest == digest }
    }

    /// The text that a loop could stand in: the end of the story, then `text` and a space.
    func tail(with text: some StringProtocol) -> [UInt32] {
        var result = Array(tail.suffix(BlockLoop.reach))
        for scalar in text.unicodeScalars {
            if let folded = Self.folded(scalar, after: result.last) { result.append(folded) }
        }
        if result.last != 0x20 { result.append(0x20) }
        return result
    }

    /// Folds a scalar for comparing blocks; nil where it adds to a run of white space.
    private static func folded(_ scalar: Unicode.Scalar, after last: UInt32?) -> UInt32? {
        if scalar.isWhite { return last == 0x20 ? nil : 0x20 }
        return (0x41...0x5A).contains(scalar.value) ? scalar.value | 0x20 : scalar.value
    }

    private mutating func forgetSentences() {
        while head < recent.count, recent[head].start < meter.count - Self.sentenceReach {
            let digest = recent[head].digest
            if recentCounts[digest] == 1 { recentCounts[digest] = nil } else { recentCounts[digest, default: 0] -= 1 }
            head += 1
        }
        if head > 500 {
            recent.removeFirst(head)
            head = 0
        }
    }

    private mutating func appendTail(_ sentence: String) {
        for scalar in sentence.unicodeScalars {
            if let folded = Self.folded(scalar, after: tail.last) { tail.append(folded) }
        }
        if tail.last != 0x20 { tail.append(0x20) }
        if tail.count > BlockLoop.reach * 2 { tail.removeFirst(tail.count - BlockLoop.reach) }
    }
}
