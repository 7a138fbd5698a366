/// A story that was exported as JSON. What is in it is read by the room that wrote it.
struct ImportedStory: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("format", .oneOf(["storywriter.story"]), "What it is."),
        .required("version", .integer(1...1), "Of the format."),
        .required("story", .map(of: .any), "The story."),
        .required("ledger", .list(of: .map(of: .any), atMost: 100_000), "What it cost."),
        .optional("pictures", .list(of: .map(of: .any), atMost: 2_000), "Its pictures, with their files in base64.")
    )
}
