import StoryDomain

extension StoryListing {
    /// Reads a row of `story`.
    init(row: SQLRow) throws {
        self.init(
            id: try row.value("id"),
            title: try row.value("title"),
            words: try row.value("words"),
            askedWords: try row.value("asked_words"),
            status: try row.value("status"),
            createdAt: try row.value("created_at"),
            updatedAt: try row.value("updated_at")
        )
    }
}
