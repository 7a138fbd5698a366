/// Finds what stands in a story already, paragraph by paragraph in order: whole paragraphs, sentences, and runs of words.
struct RepeatFinder {
    /// The fewest words of a sentence that is looked at.
    private static let sentenceWords = 6
    /// The fewest words of a phrase that is told at its second use; a shorter one at its third.
    private static let phraseWords = 6

    /// Where a four-word run was seen last, and how often in a row of uses near each other.
    private struct Use {
        var end: Int
        var count: Int
    }

    /// Words by scene.
    private(set) var words: [Int]
    private var fourRuns: [Int]
    private var fourRepeats: [Int]
    private var sixRuns: [Int]
    /// Six-word runs of each scene by the earlier scene that has them first.
    private var sixEchoes: [[Int: Int]]

    private var paragraphs: [UInt64: Int] = [:]
    private var sentences: [UInt64: Int] = [:]
    private var fours: [UInt64: Use] = [:]
    private var sixes: [UInt64: Int] = [:]

    /// Nothing seen yet.
    init(scenes: Int) {
        words = Array(repeating: 0, count: scenes)
        fourRuns = words
        fourRepeats = words
        sixRuns = words
        sixEchoes = Array(repeating: [:], count: scenes)
    }

    /// Share of repeated four-word runs in a scene, by its index from 0.
    func repetition(ofScene index: Int) -> Double { share(fourRepeats, of: fourRuns, at: index) }

    /// Share of a scene's six-word runs that stand in an earlier one.
    func echo(ofScene index: Int) -> Double {
        share(sixEchoes.map { $0.values.reduce(0, +) }, of: sixRuns, at: index)
    }

    /// How much of each scene stands in each earlier one.
    var echoes: [StoryFindings.EchoShare] {
        sixEchoes.enumerated().flatMap { index, counts in
            counts.map { .init(from: $0.key, to: index + 1, share: Double($0.value) / Double(max(1, sixRuns[index]))) }
        }
    }

    /// What of the next paragraph stands in the story already.
    mutating func candidates(in paragraph: FindingPage.Paragraph, at index: Int) -> [FindingCandidate] {
        words[paragraph.scene - 1] += paragraph.words.count
        var told = Array(repeating: false, count: paragraph.words.count)
        var found = copies(in: paragraph, at: index, told: &told)
        let echoed = Self.spans(echoedRuns(of: paragraph), besides: told)
        for (span, scene) in echoed {
            mark(span, in: &told)
            found.append(
                FindingCandidate(
                    kind: .echo, place: .words(index, span), weight: 400 + span.count * 5,
                    advice: "These words stand in scene \(scene) already: say it in other words."))
        }
        for (span, count) in Self.spans(repeatedRuns(of: paragraph), besides: told)
        where span.count >= Self.phraseWords || count > 2 {
            found.append(
                FindingCandidate(
                    kind: .repetition, place: .words(index, span), weight: 200 + span.count * 10 + count * 5,
                    advice: "These words stand a little before already: say it in other words or leave it out."))
        }
        return found
    }

    /// Paragraphs and sentences that come again.
    private mutating func copies(
        in paragraph: FindingPage.Paragraph, at index: Int, told: inout [Bool]
    ) -> [FindingCandidate] {
        var found: [FindingCandidate] = []
        let isLong = paragraph.words.weighs(atLeast: DuplicateParagraphs.fewestWords)
        let isCopy = isLong && paragraphs[paragraph.words.digest] != nil
        if isCopy, let scene = paragraphs[paragraph.words.digest] {
            mark(told.indices, in: &told)
            found.append(
                FindingCandidate(
                    kind: kind(paragraph.scene, after: scene), place: .paragraph(index),
                    weight: 900 + paragraph.words.count,
                    advice: "This paragraph stands in scene \(scene) already: leave one of them out."))
        } else if isLong {
            paragraphs[paragraph.words.digest] = paragraph.scene
        }
        var first = 0
        for sentence in Sentences.split(paragraph.text) {
            let words = FoldedWords(sentence)
            let span = min(first, told.count)..<min(first + words.count, told.count)
            first += words.count
            guard words.weighs(atLeast: Self.sentenceWords) else { continue }
            guard let scene = sentences[words.digest] else {
                sentences[words.digest] = paragraph.scene
                continue
            }
            guard !isCopy else { continue }
            mark(span, in: &told)
            found.append(
                FindingCandidate(
                    kind: kind(paragraph.scene, after: scene),
                    place: .characters(index, sentence.startIndex..<sentence.endIndex), weight: 600 + words.count,
                    advice: "This sentence stands in scene \(scene) already: say it in other words or leave it out."))
        }
        return found
    }

    private func kind(_ scene: Int, after earlier: Int) -> Finding.Kind { scene == earlier ? .repetition : .echo }

    /// The six-word runs of a paragraph that stand in an earlier scene, each with its words and that scene.
    private mutating func echoedRuns(of paragraph: FindingPage.Paragraph) -> [(span: Range<Int>, value: Int)] {
        var found: [(span: Range<Int>, value: Int)] = []
        for index in 0..<paragraph.words.count {
            guard let run = NGrams.run(of: Echo.runLength, endingAt: index, from: 0, in: paragraph.words) else {
                continue
            }
            sixRuns[paragraph.scene - 1] += 1
            guard let scene = sixes[run.hash] else {
                sixes[run.hash] = paragraph.scene
                continue
            }
            guard scene < paragraph.scene else { continue }
            sixEchoes[paragraph.scene - 1][scene, default: 0] += 1
            found.append((run.start..<index + 1, scene))
        }
        return found
    }

    /// The four-word runs of a paragraph that stand within the 1,000 words before, each with its words and how often it
    /// has come by now.
    private mutating func repeatedRuns(of paragraph: FindingPage.Paragraph) -> [(span: Range<Int>, value: Int)] {
        var found: [(span: Range<Int>, value: Int)] = []
        for index in 0..<paragraph.words.count {
            let length = SequenceRepetition.runLength
            guard let run = NGrams.run(of: length, endingAt: index, from: 0, in: paragraph.words) else { continue }
            fourRuns[paragraph.scene - 1] += 1
            let end = paragraph.start + index
            var count = 1
            if let use = fours[run.hash], end - use.end <= SequenceRepetition.window {
                count = use.count + 1
                fourRepeats[paragraph.scene - 1] += 1
                found.append((run.start..<index + 1, count))
            }
            fours[run.hash] = Use(end: end, count: count)
        }
        return found
    }

    /// Overlapping runs joined, with the largest of their values; those that touch what is told already are left out.
    private static func spans(
        _ runs: [(span: Range<Int>, value: Int)], besides told: [Bool]
    ) -> [(span: Range<Int>, value: Int)] {
        var joined: [(span: Range<Int>, value: Int)] = []
        for run in runs {
            if let last = joined.last, last.span.upperBound > run.span.lowerBound {
                joined[joined.count - 1] = (
                    last.span.lowerBound..<run.span.upperBound, max(last.value, run.value)
                )
            } else {
                joined.append(run)
            }
        }
        return joined.filter { !told[$0.span].contains(true) }
    }

    private func mark(_ span: Range<Int>, in told: inout [Bool]) {
        for index in span { told[index] = true }
    }

    private func share(_ counts: [Int], of all: [Int], at index: Int) -> Double {
        guard index < all.count, all[index] > 0 else { return 0 }
        return Double(counts[index]) / Double(all[index])
    }
}
