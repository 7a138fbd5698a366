import StoryDomain

/// Decides whether a sentence may follow what a story already says.
enum LoopRules {
    /// A shorter sentence may come again: "She did not answer."
    static let sentenceWords = 6
    /// Share of repeated four-word runs in the last 1,000 words. Stricter than a finished story's gate, which is measured
    /// over other thousands of words, and therefore holds once the stream is through.
    static let repetition = HealthGates.repetition * 0.9
    /// Fewer repeated runs than this are a name or a refrain, whatever the share of a short text.
    static let fewestRepeats = 6
    /// Stricter than a finished story's gate, which therefore holds once the stream is through.
    static let echo = 0.015
    /// Echoed runs that one sentence must bring.
    static let fewestNewEchoes = 2
    /// Echoed runs that the story must have.
    static let fewestEchoes = 4

    /// What is wrong with `sentence` after what `memory` holds, or nil.
    static func finding(in sentence: String, words: FoldedWords, after memory: GateMemory) -> GateFinding? {
        if BlockLoop.period(of: memory.tail(with: sentence)) != nil {
            return GateFinding(kind: .block, text: sentence)
        }
        if words.weighs(atLeast: sentenceWords), memory.holds(sentence: words.digest) {
            return GateFinding(kind: .sentence, text: sentence)
        }
        var paragraph = memory.paragraph
        paragraph.append(words)
        if paragraph.weighs(atLeast: DuplicateParagraphs.fewestWords), memory.meter.holds(paragraph: paragraph.digest) {
            return GateFinding(kind: .paragraph, text: sentence)
        }
        let reading = memory.meter.reading(with: words)
        if reading.newRepeats > 0, reading.repeatedRuns >= fewestRepeats, reading.repetition > repetition {
            return GateFinding(kind: .repetition, text: sentence, share: reading.repetition)
        }
        if reading.newEchoes >= fewestNewEchoes, reading.echoes >= fewestEchoes, reading.echo > echo {
            return GateFinding(kind: .echo, text: sentence, share: reading.echo)
        }
        return nil
    }
}
