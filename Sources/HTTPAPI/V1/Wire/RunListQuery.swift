import Jobs

/// Which runs to list.
struct RunListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("status", .oneOf(RunState.self), "Only those in this state."),
        .optional("cursor", .form(.dateCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let status: RunState?
    let cursor: String?
    let limit: Int
}
