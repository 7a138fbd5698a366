import StoryDomain

extension StoryListing {
    /// The columns of `story` that a listing is read from.
    static let columns = SQLFragment(
        "id, title, words, asked_words, status, is_favorite, revision, created_at, updated_at")

    /// Reads a row of `story`.
    init(row: SQLRow) throws {
        self.init(
            id: try row.value("id"),
            title: try row.value("title"),
            words: try row.value("words"),
            askedWords: try row.value("asked_words"),
            status: try row.value("status"),
            isFavorite: try row.value("is_favorite"),
            revision: try row.value("revision"),
            createdAt: try row.value("created_at"),
            updatedAt: try row.value("updated_at")
        )
    }
}
