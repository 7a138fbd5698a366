import StoryDomain

extension StoryRepository {
    /// Stores what calls about a story cost, and nothing else of a change: the one way into the books for all that is no
    /// step of a run. The story as such stays as it is, and so does its revision: whoever is writing in it meanwhile must
    /// not be told that somebody changed it.
    ///
    /// - Parameters:
    ///   - owner: whose the story must be; nil takes anybody's.
    ///   - clause: what else the transaction must hold.
    /// - Throws: `StorageError.notFound` where there is no such story; `StorageError.conflict` where a settled line would
    ///   become another one; what `clause` throws. Nothing is stored then.
    package func enter(
        _ change: StoryChange, inBooksOf id: StoryID, of owner: UserID? = nil, clause: StepClause? = nil
    ) async throws {
        try await database.write { connection in
            if let owner {
                try connection.requireStory(id, of: owner)
            } else if try connection.rows("SELECT id FROM story WHERE id = \(id)").isEmpty {
                throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
            }
            try connection.enter(change, inBooksOf: id, clause: clause)
        }
    }
}

extension SQLConnection {
    /// The same inside a transaction that has found the story.
    func enter(_ change: StoryChange, inBooksOf id: StoryID, clause: StepClause?) throws {
        var entries = StoryChange(at: change.at)
        entries.ledger = change.ledger
        entries.reserves = change.reserves
        try clause?(self, entries, id)
        for line in change.ledger {
            try upsert(line, in: id)
        }
    }
}
