import StoryDomain

/// Whether a story that is written to its end keeps its contract, by measures alone.
package struct ClosingJudgement: Sendable {
    /// What is missed, in words that follow "but"; empty for a finished story.
    package let failures: [String]
    /// What one more pass can mend; nil where nothing is, or where there are no words left for it.
    package let mendable: ClosingFinding?

    /// Words that a repair needs at least.
    private static let repairWords = 40

    /// Judges `story`.
    package init(story: Story) {
        let contract = ContractReading(
            of: MeasuredText(story: story), asked: story.brief.length.words, outline: story.outline)
        self.failures = HealthGates.results(for: contract).filter { !$0.passed }
            .map { Self.sentence(for: $0, in: contract) }
        self.mendable = Self.isRoom(in: story) ? Self.mendable(of: contract.ending) : nil
    }

    /// What one more pass can mend in `story`, without the rest of the judgement.
    static func mendable(in story: Story) -> ClosingFinding? {
        guard isRoom(in: story) else { return nil }
        return mendable(of: ContractReading.ending(of: MeasuredText(story: story), outline: story.outline))
    }

    private static func isRoom(in story: Story) -> Bool {
        let most = Int(Double(story.brief.length.words) * LengthContract.keptShares.upperBound)
        return most - story.words >= repairWords
    }

    private static func mendable(of ending: EndingState) -> ClosingFinding? {
        for case .missingBeats(let beats) in ending.faults { return .uncoveredEvents(beats) }
        return nil
    }

    private static func sentence(for gate: HealthGate, in report: ContractReading) -> String {
        switch gate.kind {
        case .length:
            "it has \(report.words) of \(report.asked ?? 0) words"
        case .duplicates:
            "\(report.duplicates.count) paragraphs stand twice"
        case .repetition:
            "\(percent(gate.value)) of its four-word runs repeat within 1,000 words"
        case .echo:
            "\(percent(gate.value)) of its six-word runs echo earlier scenes"
        case .language:
            languages(report.language)
        case .ending:
            report.ending.faults.map(\.description).joined(separator: ", ")
        }
    }

    /// "it is in English (en), not in Chinese (zh)", or the scenes of which that is so.
    private static func languages(_ reading: LanguageReading?) -> String {
        guard let reading else { return "" }
        func name(_ tag: String) -> String {
            tag == "und" ? "another language" : LanguageName.name(of: LanguageTag(stored: tag))
        }
        let scenes = reading.strays.map { String($0.section) }.joined(separator: ", ")
        let found = Set(reading.strays.map(\.language)).sorted().map(name).joined(separator: " and ")
        let which = reading.strays.count == 1 ? "scene \(scenes) is" : "scenes \(scenes) are"
        return "\(which) in \(found), not in \(name(reading.asked))"
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
