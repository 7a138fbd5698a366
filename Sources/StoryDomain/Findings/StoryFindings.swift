/// What is to be looked at in a story, the worst first, and how each scene stands. Linear in the story's length.
package struct StoryFindings: Hashable, Sendable {
    /// How one scene stands.
    package struct Scene: Hashable, Sendable {
        /// Counted from 1.
        package var number: Int
        package var title: String
        package var words: Int
        /// The words planned; nil where none are.
        package var askedWords: Int?
        /// Share of its four-word runs that stand within the 1,000 words before, 0 to 1.
        package var repetition: Double
        /// Share of its six-word runs that stand in an earlier scene, 0 to 1.
        package var echo: Double
        /// How many of the findings are in it.
        package var findings: Int
    }

    /// How much of one scene stands in an earlier one.
    package struct EchoShare: Hashable, Sendable {
        /// The earlier scene, counted from 1: the first that has the words.
        package var from: Int
        /// The later one.
        package var to: Int
        /// Of the later scene's six-word runs, 0 to 1.
        package var share: Double
    }

    /// The most findings that are told.
    package static let mostFindings = 200
    /// The most of one kind, so that none hides the others.
    static let mostOfAKind = 80
    /// The most pairs of scenes that are told.
    package static let mostEchoes = 1_000

    /// The worst first.
    package let findings: [Finding]
    /// All scenes of the outline and of the text, in order.
    package let scenes: [Scene]
    /// The strongest first.
    package let echoes: [EchoShare]

    /// Looks through a text.
    ///
    /// - Parameters:
    ///   - report: what was measured of the same text.
    ///   - outline: the plan, where known.
    ///   - isTalk: whether a paragraph's first sentence is a model's talk about its work.
    package init(
        of text: MeasuredText, report: HealthReport, outline: Outline?, isTalk: (Substring) -> Bool = { _ in false }
    ) {
        let page = FindingPage(text.sections)
        var repeats = RepeatFinder(scenes: text.sections.count)
        var candidates: [FindingCandidate] = []
        for index in page.paragraphs.indices {
            candidates += repeats.candidates(in: page.paragraphs[index], at: index)
        }
        candidates += MarkerFinder.candidates(in: page, isTalk: isTalk)
        if text.isEnglish { candidates += SlopFinder.candidates(in: page, besides: candidates) }
        candidates += PlanFinder(text: text, report: report, outline: outline).candidates(in: page)
        findings = Self.worst(of: candidates).map { $0.finding(in: page) }
        scenes = Self.scenes(of: text, outline: outline, repeats: repeats, findings: findings)
        echoes = Array(
            repeats.echoes.sorted { ($1.share, $0.to, $0.from) < ($0.share, $1.to, $1.from) }
                .prefix(Self.mostEchoes))
    }

    private static func worst(of candidates: [FindingCandidate]) -> [FindingCandidate] {
        var counts: [Finding.Kind: Int] = [:]
        let ranked = candidates.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        var kept: [FindingCandidate] = []
        for (_, candidate) in ranked where kept.count < mostFindings {
            guard counts[candidate.kind, default: 0] < mostOfAKind else { continue }
            counts[candidate.kind, default: 0] += 1
            kept.append(candidate)
        }
        return kept
    }

    private static func scenes(
        of text: MeasuredText, outline: Outline?, repeats: RepeatFinder, findings: [Finding]
    ) -> [Scene] {
        let count = max(text.sections.count, outline?.scenes.last?.number ?? 0)
        let titles = Dictionary(
            (outline?.scenes ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let found = Dictionary(grouping: findings.compactMap(\.scene)) { $0 }.mapValues(\.count)
        return (0..<count).map { index in
            let budget = text.budgets.flatMap { index < $0.count ? $0[index] : nil } ?? titles[index + 1]?.wordBudget
            return Scene(
                number: index + 1, title: titles[index + 1]?.title ?? "",
                words: index < text.sections.count ? repeats.words[index] : 0,
                askedWords: budget.flatMap { $0 > 0 ? $0 : nil }, repetition: repeats.repetition(ofScene: index),
                echo: repeats.echo(ofScene: index), findings: found[index + 1] ?? 0)
        }
    }
}
