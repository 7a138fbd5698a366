import Testing

@testable import StoryDomain

@Suite struct RepetitionMeterTests {
    /// A walk over few words, so that runs repeat often.
    private func text(words count: Int, seed: UInt64, vocabulary: UInt64) -> [String] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "v\((state >> 33) % vocabulary)"
        }
    }

    @Test func `the meter agrees with the measure at every step`() {
        let words = text(words: 1_400, seed: 7, vocabulary: 6)
        var meter = RepetitionMeter()
        meter.enter(scene: 1)
        for start in stride(from: 0, to: words.count, by: 70) {
            let new = FoldedWords(words[start..<min(start + 70, words.count)].joined(separator: " "))
            let reading = meter.reading(with: new)
            meter.add(new)
            let window = words[max(0, start + 70 - 1_000)..<min(start + 70, words.count)].joined(separator: " ")
            let expected = SequenceRepetition(of: FoldedWords(window)).whole
            #expect(abs(reading.repetition - expected) < 1e-12, "after \(start) words")
            #expect(meter.reading(with: FoldedWords()).repeatedRuns == reading.repeatedRuns)
        }
    }

    @Test func `the meter's echo is the story's`() {
        let scenes = (1...4).map { text(words: 300, seed: UInt64($0), vocabulary: 5) }
        var meter = RepetitionMeter()
        var reading = meter.reading(with: FoldedWords())
        for (index, words) in scenes.enumerated() {
            meter.enter(scene: index + 1)
            for start in stride(from: 0, to: 300, by: 25) {
                let new = FoldedWords(words[start..<start + 25].joined(separator: " "))
                reading = meter.reading(with: new)
                meter.add(new)
            }
        }
        let echo = Echo(of: scenes.map { FoldedWords($0.joined(separator: " ")) })
        #expect(echo.story > 0.01)
        #expect(abs(reading.echo - echo.story) < 1e-12)
    }

    @Test func `runs of characters are compared across additions`() {
        var meter = RepetitionMeter()
        meter.enter(scene: 1)
        meter.add(FoldedWords("他在灯塔里等了很久很久了"))
        meter.add(FoldedWords("她在海边走着看见一只小船"))
        #expect(meter.reading(with: FoldedWords("他在灯塔里等了很久很久了")).newRepeats == 3)
    }

    @Test func `paragraphs are remembered by digest`() {
        var meter = RepetitionMeter()
        let digest = FoldedWords("The lamp went out.").digest
        #expect(!meter.holds(paragraph: digest))
        meter.remember(paragraph: digest)
        #expect(meter.holds(paragraph: digest))
    }
}
