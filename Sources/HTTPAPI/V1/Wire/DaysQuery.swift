/// Which days to list.
struct DaysQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("period", .form(.period), "The month; else the present one."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 100)
    )

    let period: String?
    let cursor: String?
    let limit: Int
}
