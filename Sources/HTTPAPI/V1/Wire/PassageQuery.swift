import StoryDomain

/// Which paragraphs to list.
struct PassageQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("scene", .integer(1...500), "Only those of this scene."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 100)
    )

    let scene: Int?
    let cursor: String?
    let limit: Int
}
