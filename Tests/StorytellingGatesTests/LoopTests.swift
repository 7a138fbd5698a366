import StoryDomain
import Testing

@testable import Storytelling

@Suite struct LoopTests {
    /// Sentences of `words` different words each.
    private func fresh(_ sentences: Int, words: Int = 10, from start: Int) -> [String] {
        (0..<sentences).map { sentence in
            "S" + (0..<words).map { "w\(start + sentence * words + $0)" }.joined(separator: " ") + "."
        }
    }

    @Test func `a sentence that comes again closes the gate`() {
        let run = GateRun(
            "The lamp went out over the bay. Mara ran. The lamp went out over the bay. He stayed.\n\nMore came.")
        #expect(run.isClosed)
        #expect(run.findings.map(\.kind) == [.sentence])
        #expect(run.findings[0].excerpt == "The lamp went out over the bay.")
        #expect(run.shown == "The lamp went out over the bay. Mara ran.")
        #expect(run.openParagraph == run.shown)
        #expect(run.paragraphs == [])
        #expect(run.discardedWords == 7)
    }

    @Test func `a gate told to drop leaves the sentence out and goes on`() {
        let run = GateRun(
            "The lamp went out over the bay. Mara ran. The lamp went out over the bay. He stayed.\n\nMore came.",
            context: GateContext(scene: 1, strictness: .drop))
        #expect(run.paragraphs == ["The lamp went out over the bay. Mara ran. He stayed.", "More came."])
        #expect(run.findings.map(\.kind) == [.sentence])
        #expect(!run.isClosed)
        #expect(run.discardedWords == 7)
    }

    @Test func `short sentences may come again`() {
        let text = "She did not answer. He waited. She did not answer. He left."
        #expect(GateRun(text).paragraphs == [text])
    }

    @Test func `a sentence may come again after a thousand words`() {
        let line = "The lamp went out over the bay that night."
        let near = ([line] + fresh(98, from: 0) + [line]).joined(separator: " ")
        #expect(GateRun(near).findings.map(\.kind) == [.sentence])
        // In the middle of another paragraph it is no paragraph's beginning either.
        let far = (["So it began.", line] + fresh(101, from: 0) + [line]).joined(separator: " ")
        #expect(GateRun(far).findings.isEmpty)
    }

    @Test func `the same block three times over is a loop without a sentence end too`() {
        let loop = String(repeating: "and on and on through the dark wet night ", count: 40)
        let run = GateRun("She walked. He walked " + loop)
        #expect(run.findings.map(\.kind) == [.block])
        #expect(run.shown == "She walked.")
        let short = GateRun("She walked. " + String(repeating: "No, no. ", count: 40))
        // Short sentences show as repeated phrases before the block is long enough.
        #expect(short.findings.map(\.kind) == [.repetition])
        #expect(short.isClosed)
        #expect(WordCount.words(in: short.shown) < 30)
    }

    @Test func `a refrain twice is no loop`() {
        let text = "Row, row, row. Row, row, row. The sea was calm."
        #expect(GateRun(text).paragraphs == [text])
    }

    @Test func `repeated phrases close the gate above two per cent`() {
        // Each sentence has a phrase of six words in common with the others, which makes three repeated runs.
        let sentences = (0..<40).map { index in
            "Then W\(index)a w\(index)b w\(index)c in the light of the lamp w\(index)d w\(index)e."
        }
        let run = GateRun(sentences.joined(separator: " "))
        #expect(run.findings.map(\.kind) == [.repetition])
        // The third sentence brings the repeated runs to six of 33.
        #expect(run.shown == sentences[0] + " " + sentences[1])
        let share = run.findings[0].share ?? 0
        #expect(abs(share - 6.0 / 33) < 1e-12)
    }

    @Test func `a name that comes again in a short text is no loop`() {
        let text = "The keeper of the old light came. The keeper of the old light left. Then all was still."
        #expect(GateRun(text).paragraphs == [text])
    }

    @Test func `a stored paragraph is noticed at its beginning`() {
        let old = fresh(1, words: 14, from: 0)[0] + " He wept. She did not."
        var memory = GateMemory()
        memory.append(paragraph: old, scene: 1)
        for paragraph in fresh(110, from: 1_000) { memory.append(paragraph: paragraph, scene: 1) }
        let run = GateRun("Dawn came.\n\n" + old, memory: memory)
        #expect(run.findings.map(\.kind) == [.paragraph])
        #expect(run.shown == "Dawn came.")
        #expect(run.paragraphs == ["Dawn came."])
        #expect(run.openParagraph == "")
    }

    @Test func `phrases of earlier scenes are an echo`() {
        var memory = GateMemory()
        for paragraph in fresh(120, from: 0) { memory.append(paragraph: paragraph, scene: 1) }
        for paragraph in fresh(20, from: 5_000) { memory.append(paragraph: paragraph, scene: 2) }
        // Eight words of scene 1 are three runs of six; the next eight bring them to six of 215.
        let first = "Here w11 w12 w13 w14 w15 w16 w17 w18 again."
        let second = "There w31 w32 w33 w34 w35 w36 w37 w38 anew."
        let run = GateRun(first + " " + second + " He slept.", memory: memory, context: GateContext(scene: 2))
        #expect(run.findings.map(\.kind) == [.echo])
        #expect(run.shown == first)
        let share = run.findings[0].share ?? 0
        #expect(abs(share - 6.0 / 215) < 1e-12)
        // In the first scene nothing can be an echo.
        #expect(GateRun(first + " " + second, context: GateContext(scene: 1)).findings.isEmpty)
    }

    @Test func `what is not the last thousand words and not an earlier scene is no finding`() {
        var memory = GateMemory()
        for paragraph in fresh(60, from: 0) { memory.append(paragraph: paragraph, scene: 1) }
        let text = fresh(60, from: 10_000).joined(separator: " ")
        let run = GateRun(text, memory: memory, context: GateContext(scene: 2))
        #expect(run.findings.isEmpty)
        #expect(run.paragraphs == [text])
    }

    @Test func `Chinese loops are found and its usual phrases are not`() {
        let line = "他在灯塔里等了很久很久，没有人来找他，也没有人说话。"
        let run = GateRun(line + "她走了。" + line)
        #expect(run.findings.map(\.kind) == [.sentence])
        #expect(run.shown == line + "她走了。")
        let usual = "他看着她，没有说话。她看着他，没有说话。风吹过来，他看着海。"
        #expect(GateRun(usual).findings.isEmpty)
    }

    @Test func `Arabic loops are found`() {
        let line = "انطفأ المصباح فوق الخليج في تلك الليلة."
        #expect(GateRun(line + " ركضت. " + line).findings.map(\.kind) == [.sentence])
    }

    @Test func `after a finding a finished story keeps its gates`() {
        var generator = SeededGenerator(state: 11)
        var memory = GateMemory()
        var sections: [[String]] = []
        for scene in 1...3 {
            let text = (0..<120).map { index in
                let words = (0..<9).map { _ in "v\(Int.random(in: 0..<40, using: &generator))" }
                return "S\(index % 7) " + words.joined(separator: " ") + (index % 4 == 3 ? ".\n\n" : ". ")
            }.joined()
            let run = GateRun(text, memory: memory, context: GateContext(scene: scene, strictness: .drop))
            for paragraph in run.paragraphs { memory.append(paragraph: paragraph, scene: scene) }
            sections.append(run.paragraphs)
        }
        let report = HealthReport(of: MeasuredText(title: "", sections: sections), asked: nil, outline: nil)
        #expect(report.words > 1_000)
        #expect(report.passes, "\(report.gates)")
    }
}
