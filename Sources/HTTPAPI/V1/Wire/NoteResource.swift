import StoryDomain

/// What a writer asked for along the way.
struct NoteResource: WireSchema, Encodable {
    static let schemaName = "Note"
    static let schema = Schema.object(
        .required("scene", .integer(1...500).orNull, "The scene; null for premise and outline."),
        .required("text", .told, "The wish.")
    )

    @ExplicitNull var scene: Int?
    let text: String

    /// Takes a note.
    init(_ note: WriterNote) {
        scene = note.scene
        text = note.text
    }
}
