/// A story as far as it is told: what its continuation is made from.
struct SeedContinueRequest: WireSchema, Decodable {
    /// The most characters of a story's text; the limit on bodies is nearer where there is much else.
    static let longestStory = 1_000_000

    static let schema = Schema.object(
        [
            .required("premise", .text(atMost: SeedFields.longestText, blank: false), "The story's premise."),
            .required("outline", SeedOutlineInput.schema, "Text, or a list of scenes."),
            .required("story_text", .text(atMost: longestStory, blank: false), "The whole text so far."),
        ] + SeedFields.properties + [.optional("anime_bible", .any, "Accepted and not used.")])

    let start: SeedStartRequest
    let storyText: String

    private enum CodingKeys: String, CodingKey {
        case storyText
    }

    init(from decoder: any Decoder) throws {
        start = try SeedStartRequest(from: decoder)
        storyText = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .storyText)
    }
}
