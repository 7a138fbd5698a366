import StoryDomain

/// Which users to list.
struct UserListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .text(atMost: UserID.longest, blank: false), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let cursor: String?
    let limit: Int
}
