import StoryDomain

/// What can be said about a story without a judge; docs/measures.md explains each measure.
struct HealthResource: WireSchema, Encodable {
    static let schemaName = "Health"
    static let schema = Schema.object(
        .required("title", .told, "The story's title."),
        .required("words", .count, "Its words."),
        .optional("asked", .count, "The words asked for."),
        .optional("length_score", .measure, "0 to 100."),
        .required("lengths", lengths, "How evenly the words lie over the scenes."),
        .required("repetition", repetition, "Four-word runs that come again."),
        .required("echo", echo, "Six-word runs that stand in earlier scenes."),
        .required("duplicates", duplicates, "Paragraphs that stand twice."),
        .optional("diversity", .measure, "MATTR-500."),
        .optional("slop", slop, "Worn phrases; English alone."),
        .optional("outline", outline, "How much of the outline is on the page."),
        .optional("language", language, "Which scenes are in another language; where that can be told."),
        .required("ending", ending, "What the ending lacks."),
        .optional("names", names, "Who and what is called how."),
        .required("gates", .list(of: gate, atMost: 20), "What a finished story must pass."),
        .required("passes", .flag, "Whether all gates are passed."),
        .required(
            "findings", .list(of: .type(FindingResource.self), atMost: StoryFindings.mostFindings),
            "What is to be looked at, the worst first."),
        .required("scenes", .list(of: .type(SceneHealth.self), atMost: 500), "How each scene stands."),
        .required(
            "echoes", .list(of: .type(EchoResource.self), atMost: StoryFindings.mostEchoes),
            "How much of scenes stands in earlier ones, the most first.")
    )

    private let report: HealthReport
    private let findings: StoryFindings

    private enum CodingKeys: String, CodingKey {
        case ending, passes, findings, scenes, echoes
    }

    private struct Ending: Encodable {
        let isComplete: Bool
        let faults: [String]
    }

    /// Takes a report and what was found beside it.
    init(_ report: HealthReport, _ findings: StoryFindings) {
        self.report = report
        self.findings = findings
    }

    /// The report as `storywriter health --json` prints it, but for the ending's faults, which are sentences here, with
    /// the findings.
    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        let ending = Ending(isComplete: report.ending.isComplete, faults: report.ending.faults.map(\.description))
        try container.encode(ending, forKey: .ending)
        try container.encode(report.passes, forKey: .passes)
        try container.encode(findings.findings.map(FindingResource.init), forKey: .findings)
        try container.encode(findings.scenes.map(SceneHealth.init), forKey: .scenes)
        try container.encode(findings.echoes.map(EchoResource.init), forKey: .echoes)
    }

    private static let lengths = Schema.object(
        .required(
            "sections",
            .list(
                of: .object(.required("words", .count, "Its words."), .optional("budget", .count, "Those planned.")),
                atMost: 500), "Each scene."),
        .optional("within_ten_percent", .measure, "Share of scenes within ±10 % of their budget."),
        .optional("variation", .measure, "Standard deviation ÷ mean."))
    private static let repetition = Schema.object(
        .required("whole", .measure, "Share of the whole text."),
        .required("worst_window", .measure, "Share of the worst 1,000 words."),
        .required("worst_window_start", .count, "The word with which they begin."))
    private static let echo = Schema.object(
        .required("story", .measure, "Share of the whole story's."),
        .required("worst", .measure, "Of the worst scene."),
        .optional("worst_section", .count, "The worst scene."),
        .required("mean", .measure, "Mean of all scenes."))
    private static let position = Schema.object(
        .required("scene", .count, "The scene."), .required("paragraph", .count, "The paragraph."))
    private static let duplicates = Schema.object(
        .required("positions", .list(of: position, atMost: 1_000_000), "Where they stand."))
    private static let slop = Schema.object(
        .required("per_thousand", .measure, "For a thousand words."),
        .required(
            "hits",
            .list(
                of: .object(.required("phrase", .told, "The phrase."), .required("count", .count, "How often.")),
                atMost: 10_000), "The phrases."))
    private static let outline = Schema.object(
        .required(
            "beats",
            .list(
                of: .object(
                    .required("scene", .count, "The scene."), .required("event", .told, "The beat."),
                    .required("recall", .measure, "Share of its words that are found."),
                    .required("is_covered", .flag, "Whether that is enough."),
                    .optional("best_section", .count, "The scene in which most is found.")),
                atMost: 100_000), "Each beat."),
        .required("coverage", .measure, "Share of beats that are covered."),
        .optional("placement", .measure, "Share of beats that stand in their own scene."),
        .optional("order", .measure, "Kendall's τ of their places."))
    private static let language = Schema.object(
        .required("asked", .told, "The tag of the story's language."),
        .required(
            "strays",
            .list(
                of: .object(
                    .required("section", .count, "The scene."),
                    .required(
                        "language", .told, "The tag of the language that it looks like; und where that is not clear.")),
                atMost: 500), "The scenes in another language."))
    private static let ending = Schema.object(
        .required("is_complete", .flag, "Whether nothing is lacking."),
        .required("faults", .list(of: .told, atMost: 1_000), "What is lacking."))
    private static let names = Schema.object(
        .required(
            "names",
            .list(
                of: .object(
                    .required("name", .told, "The name."), .required("uses", .count, "How often."),
                    .required("first", position, "Where first."),
                    .required("is_planned", .flag, "Whether the outline has it."),
                    .required("scenes", .list(of: .count, atMost: 500), "The scenes in which it stands.")),
                atMost: 100_000), "All names."),
        .required(
            "drifts",
            .list(
                of: .object(
                    .required("name", .told, "The commoner one."), .required("variant", .told, "The rarer one."),
                    .required("position", position, "Where it stands first.")),
                atMost: 100_000), "Spellings that may mean one."),
        .required("unnamed", .list(of: .told, atMost: 100_000), "Characters that the text never names."))
    private static let gate = Schema.object(
        .required("kind", .oneOf(HealthGate.Kind.self), "What is looked at."),
        .required("value", .measure, "What it has."),
        .required("limit", .measure, "What it must keep."),
        .required("bound", .oneOf(["at_least", "at_most"]), "Which side of the limit is good."))
}
