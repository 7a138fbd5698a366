import StoryDomain

/// One stronger idea.
struct IdeaResource: WireSchema, Encodable {
    static let schemaName = "Idea"
    static let schema = Schema.object(
        .required("idea", .told, "The idea."),
        .required("whats_missing", .told, "What the first idea lacked."),
        .required("why_choose", .told, "Why one might take it.")
    )

    let idea: String
    let whatsMissing: String
    let whyChoose: String

    /// Takes a suggestion.
    init(_ suggestion: IdeaSuggestion) {
        idea = suggestion.idea
        whatsMissing = suggestion.whatsMissing
        whyChoose = suggestion.whyChoose
    }
}
