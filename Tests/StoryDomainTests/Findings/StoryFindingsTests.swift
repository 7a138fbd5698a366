import Testing

@testable import StoryDomain

@Suite struct StoryFindingsTests {
    private func findings(
        _ sections: [[String]], budgets: [Int]? = nil, language: LanguageTag? = nil, finish: String? = nil,
        outline: Outline? = nil, asked: Int? = nil, isTalk: (Substring) -> Bool = { _ in false }
    ) -> StoryFindings {
        let text = MeasuredText(
            title: "T", sections: sections, budgets: budgets, language: language ?? .english, finish: finish)
        let report = HealthReport(of: text, asked: asked, outline: outline)
        return StoryFindings(of: text, report: report, outline: outline, isTalk: isTalk)
    }

    /// Each finding's text must be what stands at its place.
    private func hold(_ found: StoryFindings, _ sections: [[String]]) throws {
        for finding in found.findings {
            guard let scene = finding.scene, let paragraph = finding.paragraph, let range = finding.range else {
                continue
            }
            let text = sections[scene - 1][paragraph - 1]
            let units = Array(text.utf16)[range]
            #expect(String(decoding: units, as: UTF16.self) == finding.text)
        }
    }

    @Test func `A sentence that comes again is found at its later place, in units that browsers count`() throws {
        let sections = [
            ["👩‍🚀 Mara did not look back at the lamp again. She ran.", "Rain fell on the roof."],
            ["“Tom?” 👩‍🚀 said. Mara did not look back at the lamp again! The door stood open."],
        ]
        let found = findings(sections)
        try hold(found, sections)
        let finding = try #require(found.findings.first)
        #expect(finding.kind == .echo && finding.scene == 2 && finding.paragraph == 1)
        #expect(finding.text.hasPrefix("Mara did not look back at the lamp again"))
        #expect(finding.advice.contains("scene 1"))
        #expect(found.findings.count == 1)
        #expect(found.echoes.map(\.from) == [1] && found.echoes.map(\.to) == [2])
        #expect(found.echoes[0].share == found.scenes[1].echo && found.scenes[1].echo > 0)
        #expect(found.scenes.map(\.findings) == [0, 1])
    }

    @Test func `Copied paragraphs, phrases and echoes are told once each, the worst first`() throws {
        let copy = "The keeper set the bottle on the table and waited for the tide to turn in silence."
        let sections = [
            [copy, "He counted every single one of the seven grey stones on the sill before he slept."],
            [
                "Tom saw that she counted every single one of the seven grey stones, twice.", copy,
                "At the end of the pier he stood. At the end of the pier he sang. At the end of the pier he fell.",
            ],
        ]
        let found = findings(sections)
        try hold(found, sections)
        #expect(found.findings.map(\.kind) == [.echo, .echo, .repetition, .repetition])
        #expect(found.findings[0].text == copy && found.findings[0].range == 0..<copy.utf16.count)
        #expect(found.findings[1].text == "counted every single one of the seven grey stones")
        #expect(found.findings[2].text.hasPrefix("At the end of the pier he"))
        #expect(found.scenes[1].repetition > 0)
    }

    @Test func `Markers, worn phrases and slips of names have their places`() throws {
        let sections = [
            ["Mara met Tobias on the pier. “Well, Mara,” said Tobias, and Mara smiled.", "# Chapter 2"],
            [
                "As an AI I cannot go on. Mara ran.", "Then Tobiaz waved to Mara from the boat. IAMDONE",
                "It was a testament to Mara, and a testament to the sea, said Tobias.", "The End",
            ],
        ]
        let found = findings(sections, isTalk: { $0.hasPrefix("As an AI") })
        try hold(found, sections)
        let texts = Dictionary(grouping: found.findings, by: \.kind).mapValues { Set($0.map(\.text)) }
        #expect(texts[.marker] == ["# Chapter 2", "As an AI I cannot go on.", "IAMDONE"])
        #expect(texts[.name] == ["Tobiaz"])
        #expect(texts[.slop]?.contains { $0.contains("testament to") } == true)
        #expect(!found.findings.contains { $0.text == "The End" })
        let german = findings(sections, language: try LanguageTag("de"))
        #expect(!german.findings.contains { $0.kind == .slop || $0.kind == .name })
    }

    @Test func `What differs from the plan is told of its scene`() throws {
        let outline = Outline(
            title: "T",
            scenes: [
                ScenePlan(
                    number: 1, title: "Night", description: "", keyEvents: ["Mara burns the rope in the kitchen"],
                    characters: ["Mara", "Agathe"], wordBudget: 200),
                ScenePlan(
                    number: 2, title: "Dawn", description: "", keyEvents: ["Tom lifts the stone"], wordBudget: 12),
                ScenePlan(number: 3, title: "Noon", description: "", keyEvents: ["Nobody comes"], wordBudget: 100),
            ])
        let sections = [["Mara slept."], ["Tom lifts the stone, and Mara holds the lamp for him, and then"]]
        let found = findings(
            sections, budgets: [200, 12], finish: "length", outline: outline, asked: 300)
        try hold(found, sections)
        func told(_ kind: Finding.Kind) -> [Finding] { found.findings.filter { $0.kind == kind } }
        #expect(told(.coverage).map(\.text) == ["Mara burns the rope in the kitchen"])
        #expect(told(.length).map(\.scene) == [nil, 1])
        #expect(told(.name).map(\.text) == ["Agathe"])
        #expect(told(.ending).count == 2 && told(.ending).contains { $0.paragraph == 1 && $0.text.hasSuffix("then") })
        #expect(found.findings.first?.kind == .ending)
        #expect(found.scenes.map(\.title) == ["Night", "Dawn", "Noon"])
        #expect(found.scenes.map(\.words) == [2, 13, 0] && found.scenes.map(\.askedWords) == [200, 12, 100])
    }

    @Test func `Findings are bounded, and no kind hides the others`() {
        let line = "She never once looked back at the burning house."
        let sections = [Array(repeating: line, count: 500) + ["It ended like", "# Two"]]
        let found = findings(sections)
        #expect(found.findings.count <= StoryFindings.mostFindings)
        #expect(found.findings.count { $0.kind == .repetition } == StoryFindings.mostOfAKind)
        #expect(Set(found.findings.map(\.kind)).isSuperset(of: [.marker, .repetition]))
        #expect(findings([]).findings.isEmpty && findings([[]]).scenes.count == 1)
    }

    @Test func `Scripts without spaces are measured by their characters`() throws {
        let sections = [["她没有回头看那盏灯，一次也没有。雨落在屋顶上。"], ["天亮了。她没有回头看那盏灯，一次也没有。"]]
        let found = findings(sections, language: try LanguageTag("zh"))
        try hold(found, sections)
        #expect(found.findings.map(\.text) == ["她没有回头看那盏灯，一次也没有"])
    }
}
