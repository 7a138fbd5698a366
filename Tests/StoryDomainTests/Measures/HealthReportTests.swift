import Foundation
import TestSupport
import Testing

@testable import StoryDomain

@Suite struct HealthReportTests {
    private let outline = Outline(
        title: "The Lamp",
        scenes: [
            ScenePlan(
                number: 1, title: "Night", description: "", keyEvents: ["Mara finds a letter in the lamp room"],
                characters: ["Mara"], wordBudget: 20),
            ScenePlan(
                number: 2, title: "Dawn", description: "",
                keyEvents: ["Tobias steals the boat", "Mara lights the lamp"],
                characters: ["Mara", "Tobias"], wordBudget: 20),
        ])

    private let told = [
        ["In the lamp room Mara found a letter under the oil cans, and its seal was still wet and red."],
        ["Tobias stole the boat before dawn.", "“Go,” said Mara softly, and she lit the lamp for him alone."],
    ]

    private func story(finish: String) throws -> Story {
        var story = Story(
            id: StoryID("s"), brief: try Brief(idea: "A lamp", length: StoryLength(words: 100)),
            createdAt: Date(timeIntervalSince1970: 0))
        story.outline = outline
        let author = Passage.Author(provider: "p", model: "m", call: CallID("c"))
        for (scene, paragraphs) in told.enumerated() {
            for (index, text) in paragraphs.enumerated() {
                story.passages.append(
                    Passage(
                        position: PassagePosition(scene: scene + 1, paragraph: index + 1), text: text,
                        words: WordCount.words(in: text), author: author))
            }
        }
        story.scenes = [
            SceneRecord(number: 1, budget: 19, gateClosings: 0, lastFinish: "stop"),
            SceneRecord(number: 2, budget: 40, gateClosings: 0, lastFinish: finish),
        ]
        return story
    }

    @Test func `a sound story passes all gates`() throws {
        let report = HealthReport(of: MeasuredText(story: try story(finish: "stop")), asked: 38, outline: outline)
        #expect(report.words == 38)
        #expect(report.gates.map(\.kind) == [.length, .duplicates, .repetition, .echo, .language, .ending])
        #expect(report.passes, "\(report.gates)")
        #expect(report.lengths.sections.map(\.budget) == [19, 40])
        #expect(report.lengths.withinTenPercent == 0.5)
        #expect(report.outline?.coverage == 1)
        #expect(report.outline?.placement == 1)
        #expect(report.outline?.order == 1)
        #expect(report.ending.isComplete)
        #expect(report.names?.names.map(\.name) == ["Mara"])
        #expect(report.names?.unnamed == [])
        #expect(report.slop?.perThousand == 0)
    }

    @Test func `a cut story says why it is not complete`() throws {
        var text = MeasuredText(story: try story(finish: "length"))
        text.sections[1] = ["Nobody came down to the sea IAMDONE", "and so he"]
        let report = HealthReport(of: text, asked: 100, outline: outline)
        #expect(
            report.ending.faults == [
                .finish("length"), .unfinishedSentence("and so he"), .marker("IAMDONE"),
                .missingBeats(["Tobias steals the boat", "Mara lights the lamp"]),
            ])
        #expect(!report.passes)
        #expect(report.gates.filter { !$0.passed }.map(\.kind) == [.length, .ending])
        #expect(report.names?.unnamed == ["Tobias"])
    }

    @Test func `beats in the wrong scene are out of place and order`() throws {
        let text = MeasuredText(title: "", sections: [told[1], told[0]], language: .english)
        let coverage = try #require(OutlineCoverage(of: text.sections, outline: outline, isEnglish: true))
        // Of the last beat, the names and the lamp stand in the wrong scene too: more than two fifths of its words.
        #expect(coverage.beats.map(\.isCovered) == [false, false, true])
        #expect(coverage.placement == 0)
        #expect(coverage.beats.map(\.bestSection) == [2, 1, 1])
        #expect(coverage.missing(inScene: 1) == ["Mara finds a letter in the lamp room"])
    }

    @Test func `The End is no fault at the end and one before it`() {
        let good = MeasuredText(title: "", sections: [["He slept.", "THE END"]])
        #expect(EndingState(of: good, coverage: nil, lastScene: nil).isComplete)
        let bad = MeasuredText(title: "", sections: [["He slept.", "The End"], ["She woke."]])
        #expect(EndingState(of: bad, coverage: nil, lastScene: nil).faults == [.marker("The End")])
        #expect(
            EndingState(of: MeasuredText(title: "", sections: []), coverage: nil, lastScene: nil).faults == [.empty])
    }

    @Test func `duplicates, loops and echoes fail their gates`() {
        let paragraphs = Sample.paragraphs(10, seed: 1)
        let report = HealthReport(
            of: MeasuredText(title: "", sections: [paragraphs, Sample.paragraphs(8, seed: 2) + paragraphs.prefix(2)]),
            asked: nil, outline: nil)
        #expect(report.duplicates.count == 2)
        // 64 of 640 words come again: 61 of 637 runs of four.
        #expect(abs(report.repetition.whole - 61.0 / 637) < 1e-12)
        // Runs of six within the second section: 315, of which 59 stand in the first.
        #expect(abs(report.echo.story - 59.0 / 315) < 1e-12)
        #expect(report.gates.filter { !$0.passed }.map(\.kind) == [.duplicates, .repetition, .echo])
        #expect(report.lengthScore == nil)
    }

    @Test func `a report survives JSON`() throws {
        let report = HealthReport(of: MeasuredText(story: try story(finish: "length")), asked: 38, outline: outline)
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(HealthReport.self, from: data) == report)
    }

    @Test func `the table is aligned and says what fails`() throws {
        let report = HealthReport(of: MeasuredText(story: try story(finish: "length")), asked: 38, outline: outline)
        let lines = HealthTable(report).description.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "The Lamp")
        #expect(lines[2] == "Measure                              Value     Limit")
        #expect(lines[3] == "Length score                         100.0      ≥ 95  ok")
        #expect(lines[5] == "Repetition (worst 1,000 words)       0.0 %   ≤ 2.0 %  ok")
        #expect(lines[8] == "Ending                          incomplete  complete  FAIL")
        #expect(lines[9] == "Words                             38 of 38")
        #expect(lines.contains("Ending: the last call ended with length."))
        #expect(lines.suffix(2) == ["Not all gates passed.", ""])
    }

    @Test func `measuring a long story is quick`() {
        let sections = (0..<20).map { Sample.paragraphs(32, seed: $0) }
        let time = ProcessorTime.ofThread {
            _ = HealthReport(of: MeasuredText(title: "", sections: sections), asked: 20_480, outline: nil)
        }
        #expect(time < .seconds(10))
    }
}
