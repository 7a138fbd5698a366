import StoryDomain

extension StoryRepository {
    /// Stores what calls about a story cost, and nothing else of a change. The story as such stays as it is, and so does its
    /// revision: whoever is writing in it meanwhile must not be told that somebody changed it.
    ///
    /// - Parameter clause: what else the transaction must hold.
    /// - Throws: `StorageError.notFound` where there is no such story; `StorageError.conflict` where a settled line would
    ///   become another one; what `clause` throws. Nothing is stored then.
    package func enter(
        _ change: StoryChange, inBooksOf id: StoryID, clause: StepClause? = nil
    ) async throws {
        try await database.write { connection in
            guard try !connection.rows("SELECT id FROM story WHERE id = \(id)").isEmpty else {
                throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
            }
            try clause?(connection, change, id)
            for line in change.ledger {
                try connection.upsert(line, in: id)
            }
        }
    }
}
