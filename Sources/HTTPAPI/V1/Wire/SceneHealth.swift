import StoryDomain

/// How one scene stands.
struct SceneHealth: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("number", .integer(1...500), "The scene."),
        .required("title", .told, "Its title."),
        .required("words", .count, "Its words."),
        .required("asked_words", .count.orNull, "Those planned."),
        .required("repetition", .measure, "Share of its four-word runs that stand in the 1,000 words before."),
        .required("echo", .measure, "Share of its six-word runs that stand in earlier scenes."),
        .required("findings", .count, "Findings in it.")
    )

    let number: Int
    let title: String
    let words: Int
    @ExplicitNull var askedWords: Int?
    let repetition: Double
    let echo: Double
    let findings: Int

    /// Takes a scene's row.
    init(_ scene: StoryFindings.Scene) {
        number = scene.number
        title = scene.title
        words = scene.words
        askedWords = scene.askedWords
        repetition = scene.repetition
        echo = scene.echo
        findings = scene.findings
    }
}
