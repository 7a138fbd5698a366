/// Which lines of a user's ledger to list.
struct UsageLedgerQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("story_id", .form(.idCursor), "Only those of this story."),
        .optional("run_id", .form(.idCursor), "Only those of this run."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let storyId: String?
    let runId: String?
    let cursor: String?
    let limit: Int
}
