import FoundationEssentials
import StoryDomain

/// The stories of a database, with their ledgers and logs.
///
/// A value without state: every call is one transaction, and any number of repositories, in any number of processes,
/// may stand over the same database.
///
/// Dates are kept in whole microseconds; what is read back is `Date.roundedToMicroseconds` of what was stored.
/// U+0000 in text is kept as U+FFFD.
package struct StoryRepository: Sendable {
    let database: any SQLDatabase

    /// Takes a database whose schema is up to date.
    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// Stores a new story with all that it has already.
    ///
    /// - Parameters:
    ///   - owner: whose it is.
    ///   - story: passages and scenes are read back in the order of their positions and numbers.
    ///   - ledger: lines that come with the story, where it is a copy.
    ///   - pictures: its pictures with their bytes. Of those of one place that are marked as chosen, the last one is.
    ///   - room: asked before the pictures' bytes are stored.
    ///   - events: the first events of its log.
    /// - Throws: `StorageError.conflict` where the id is taken or two passages share a position; `PictureRoomError` where
    ///   there are too many pictures; what `room` throws.
    package func create(
        _ story: Story, of owner: UserID = .local, ledger: [LedgerLine] = [],
        pictures: [(picture: Picture, bytes: Data)] = [], room: PictureRepository.RoomClause? = nil,
        events: [RunEvent]
    ) async throws {
        try await database.write { connection in
            try connection.insert(story, of: owner)
            for passage in story.passages {
                try connection.insert(passage, into: story.id)
            }
            for turn in story.turns {
                try connection.upsert(turn, in: story.id)
            }
            for scene in story.scenes {
                try connection.upsert(scene, in: story.id)
            }
            for line in ledger {
                try connection.upsert(line, in: story.id)
            }
            let pictureBytes = pictures.reduce(0) { $0 + $1.bytes.count }
            if !pictures.isEmpty {
                try connection.requireRoom(for: pictureBytes, count: pictures.count, in: story.id)
                try room?(connection, pictureBytes)
            }
            for (picture, bytes) in pictures {
                try connection.insert(picture, bytes: bytes, into: story.id)
            }
            for event in events {
                try connection.append(event, to: story.id)
            }
        }
    }

    /// The whole story, or nil where there is none of that id.
    ///
    /// - Throws: `StorageError`.
    package func story(_ id: StoryID) async throws -> Story? {
        try await database.read { connection in
            try connection.story(id)
        }
    }

    /// The ids that begin with `prefix`, sorted, so that a person need not type a whole one. Case does not matter.
    ///
    /// - Throws: `StorageError`.
    package func ids(withPrefix prefix: String) async throws -> [StoryID] {
        let typed = prefix.lowercased()
        return try await database.read { connection in
            try connection.rows(
                "SELECT id FROM story WHERE substr(id, 1, \(typed.unicodeScalars.count)) = \(typed) ORDER BY id"
            ).map { try $0.value("id") }
        }
    }

    /// Stores one step: its paragraphs, what they cost and what happened, in one transaction.
    ///
    /// The work depends on what the change holds, not on how long the story is.
    ///
    /// - Parameters:
    ///   - basis: the story that the step was made of, where a plan that was changed since must not be replaced.
    ///   - clause: what else the transaction must hold; an error of its own undoes the step.
    /// - Throws: `PlanMismatch` where the parts of the plan that the step replaces are not those of `basis`;
    ///   `StorageError.notFound` where there is no such story; `StorageError.conflict` where a paragraph's
    ///   position is taken, a removed one is not there, or a settled ledger line would become another one. Nothing is
    ///   stored then.
    package func commit(
        _ change: StoryChange, to id: StoryID, madeOf basis: Story? = nil, clause: StepClause? = nil
    ) async throws {
        let lock = database.dialect.lockRows
        try await database.write { connection in
            try clause?(connection, change, id)
            if let basis, change.touchesPlan {
                _ = try connection.rows("SELECT id FROM story WHERE id = \(id)\(lock)")
                try connection.requirePlan(of: id, as: basis, for: change)
            }
            try connection.apply(change, to: id)
        }
    }

    /// Deletes a story with its passages, ledger and log.
    ///
    /// - Returns: whether there was one.
    /// - Throws: `StorageError`.
    @discardableResult
    package func delete(_ id: StoryID) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM story WHERE id = \(id)") == 1
        }
    }
}
