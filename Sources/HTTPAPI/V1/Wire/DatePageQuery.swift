/// Which page of a list by date.
struct DatePageQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .form(.dateCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let cursor: String?
    let limit: Int
}
