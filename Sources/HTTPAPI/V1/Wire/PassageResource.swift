import StoryDomain

/// One paragraph.
struct PassageResource: WireSchema, Encodable {
    static let schemaName = "Passage"
    static let schema = Schema.object(
        .required("id", .id, "Scene and paragraph: `3.2`."),
        .required("scene", .integer(1...500), "The scene, counted from 1."),
        .required("paragraph", .count, "Its place in the scene, counted from 1."),
        .required("text", .told, "The paragraph."),
        .required("words", .count, "Its words."),
        .required("provider", .told, "Who wrote it; `writer` for a person."),
        .required("model", .told, "The model; empty for a person.")
    )

    let id: String
    let scene: Int
    let paragraph: Int
    let text: String
    let words: Int
    let provider: String
    let model: String

    /// Takes a passage.
    init(_ passage: Passage) {
        id = passage.position.description
        scene = passage.position.scene
        paragraph = passage.position.paragraph
        text = passage.text
        words = passage.words
        provider = passage.author.provider
        model = passage.author.model
    }
}
