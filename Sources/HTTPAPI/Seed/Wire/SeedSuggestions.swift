import StoryDomain

/// What `POST /enhance-idea` answers.
struct SeedSuggestions: WireSchema, Encodable {
    /// A stronger version of the idea.
    struct Suggestion: Encodable {
        let idea: String
        let whatsMissing: String
        let whyChoose: String

        init(_ suggestion: IdeaSuggestion) {
            idea = suggestion.idea
            whatsMissing = suggestion.whatsMissing
            whyChoose = suggestion.whyChoose
        }
    }

    static let schema = Schema.object(
        .required("suggestions", .list(of: suggestion, atLeast: 1, atMost: 3), "Three stronger ideas."),
        SeedText.success, SeedText.cached)

    private static let suggestion = Schema.object(
        .required("idea", .text(atMost: SeedText.most), "The idea."),
        .required("whats_missing", .text(atMost: SeedText.most), "What the first idea lacked."),
        .required("why_choose", .text(atMost: SeedText.most), "Why to write this one."))

    var suggestions: [Suggestion]
    var success = true
    var cached: Bool?
}
