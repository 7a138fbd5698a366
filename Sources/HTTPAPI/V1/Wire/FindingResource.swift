import StoryDomain

/// Something in a story that a writer should look at.
struct FindingResource: WireSchema, Encodable {
    static let schemaName = "Finding"
    static let schema = Schema.object(
        .required("kind", .oneOf(Finding.Kind.self), "What was found."),
        .required("scene", .integer(1...500).orNull, "The scene; null where it is about the story."),
        .required("paragraph", .count.orNull, "The paragraph; null where it is about more than one."),
        .required("from", .count.orNull, "UTF-16 code units of the paragraph before it."),
        .required("to", .count.orNull, "UTF-16 code units of the paragraph up to its end."),
        .required("text", .told, "What stands there, or what is missing."),
        .required("advice", .told, "What to do about it.")
    )

    let kind: String
    @ExplicitNull var scene: Int?
    @ExplicitNull var paragraph: Int?
    @ExplicitNull var from: Int?
    @ExplicitNull var to: Int?
    let text: String
    let advice: String

    /// Takes a finding.
    init(_ finding: Finding) {
        kind = finding.kind.rawValue
        scene = finding.scene
        paragraph = finding.paragraph
        from = finding.range?.lowerBound
        to = finding.range?.upperBound
        text = finding.text
        advice = finding.advice
    }
}
