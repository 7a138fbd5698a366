import StoryDomain

/// Which stories to list.
struct StoryListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .form(.dateCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20),
        .optional("favorites", .flag, "Only those that are marked.", default: false)
    )

    let cursor: String?
    let limit: Int
    let favorites: Bool
}
