import StoryDomain

/// Stories as their owners see them. What belongs to another is as if it were not there.
extension StoryRepository {
    /// A story with its index card, read at one moment; nil where `owner` has none of that id.
    ///
    /// - Throws: `StorageError`.
    package func story(_ id: StoryID, of owner: UserID) async throws -> (story: Story, card: StoryListing)? {
        try await database.read { connection in
            guard let card = try connection.card(of: id, owner: owner), let story = try connection.story(id) else {
                return nil
            }
            return (story, card)
        }
    }

    /// A part of a story with its index card, read at one moment; nil where `owner` has none of that id.
    ///
    /// - Throws: `StorageError`.
    package func read<Part: Sendable>(
        _ scope: StoryScope<Part>, of id: StoryID, owner: UserID
    ) async throws -> (part: Part, card: StoryListing)? {
        let dialect = database.dialect
        return try await database.read { connection in
            guard let card = try connection.card(of: id, owner: owner) else { return nil }
            return (try scope.read(connection, dialect, card), card)
        }
    }

    /// A story's index card; nil where `owner` has none of that id.
    ///
    /// - Throws: `StorageError`.
    package func card(of id: StoryID, owner: UserID) async throws -> StoryListing? {
        try await database.read { try $0.card(of: id, owner: owner) }
    }

    /// A page of the list of stories, newest first.
    ///
    /// - Parameters:
    ///   - owner: whose stories.
    ///   - favoritesOnly: whether only favourites are wanted.
    ///   - limit: the most stories to return, at least 1.
    ///   - cursor: the cursor of the last story of the page before; nil begins with the newest.
    /// - Throws: `StorageError`.
    package func list(
        of owner: UserID = .local, favoritesOnly: Bool = false, limit: Int, before cursor: StoryListing.Cursor? = nil
    ) async throws -> [StoryListing] {
        let place = cursor.map {
            StoryQuery.Cursor(key: .number($0.createdAt.microsecondsSince1970), id: $0.id)
        }
        return try await find(StoryQuery(favoritesOnly: favoritesOnly), of: owner, limit: limit, after: place)
            .map(\.card)
    }

    /// A page of the stories that a query finds, each with its place in the list.
    ///
    /// - Parameters:
    ///   - limit: the most stories to return, at least 1.
    ///   - cursor: the place of the last story of the page before, in a list of the same order.
    /// - Throws: `StorageError`.
    package func find(
        _ query: StoryQuery, of owner: UserID, limit: Int, after cursor: StoryQuery.Cursor? = nil
    ) async throws -> [(card: StoryListing, cursor: StoryQuery.Cursor)] {
        let dialect = database.dialect
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(StoryListing.columns), \(query.key) AS sort_key FROM story
                WHERE owner = \(owner) AND is_favorite >= \(query.favoritesOnly)\(query.condition(after: cursor))
                    \(query.condition(in: dialect))
                ORDER BY \(query.key) \(query.direction), id \(query.direction) LIMIT \(max(1, limit))
                """
            ).map { (try StoryListing(row: $0), try query.cursor(of: $0)) }
        }
    }

    /// The index cards of several stories by their ids; those that `owner` does not have are left out.
    ///
    /// - Throws: `StorageError`.
    package func cards(of ids: [StoryID], owner: UserID) async throws -> [StoryID: StoryListing] {
        guard !ids.isEmpty else { return [:] }
        return try await database.read { connection in
            let rows = try connection.rows(
                "SELECT \(StoryListing.columns) FROM story WHERE owner = \(owner) AND id IN (\(list: ids))")
            return Dictionary(uniqueKeysWithValues: try rows.map(StoryListing.init(row:)).map { ($0.id, $0) })
        }
    }

    /// Changes a story in one transaction, from what is stored of all of it at that moment.
    ///
    /// - Returns: the story and its card after the change.
    /// - Throws: as the edit of a part.
    package func edit(
        _ id: StoryID, of owner: UserID, if precondition: Precondition = .any, clause: StepClause? = nil,
        change: @escaping @Sendable (Story) throws -> StoryChange
    ) async throws -> (story: Story, card: StoryListing) {
        let edited = try await edit(id, of: owner, if: precondition, scope: .story, clause: clause) { story, _ in
            try change(story)
        }
        return (edited.part, edited.card)
    }

    /// Changes a story in one transaction, from what is stored of a part of it at that moment.
    ///
    /// - Parameters:
    ///   - precondition: what is asked of the stored revision; compared inside the transaction.
    ///   - scope: what is read of the story beside its card.
    ///   - clause: what else the transaction must hold.
    ///   - change: makes the change of what is stored; nil leaves the story, its revision included, as it is. Its errors
    ///     undo everything.
    ///   - admit: looks at the story's card before and after the change; its errors undo everything.
    /// - Returns: the part and the story's card after the change.
    /// - Throws: `StorageError.notFound` where `owner` has no such story; `RevisionMismatch`; `StorageError`; what
    ///   `clause`, `change` and `admit` throw.
    package func edit<Part: Sendable>(
        _ id: StoryID, of owner: UserID, if precondition: Precondition = .any, scope: StoryScope<Part>,
        clause: StepClause? = nil, change: @escaping @Sendable (Part, StoryListing) throws -> StoryChange?,
        admit: (@Sendable (any SQLConnection, _ before: StoryListing, _ after: StoryListing) throws -> Void)? = nil
    ) async throws -> (part: Part, card: StoryListing) {
        let dialect = database.dialect
        return try await database.write { connection in
            guard let card = try connection.card(of: id, owner: owner, lock: dialect.lockRows) else {
                throw Self.unknown(id)
            }
            try precondition.check(card.revision)
            let part = try scope.read(connection, dialect, card)
            let change = try change(part, card)
            try clause?(connection, change ?? StoryChange(at: card.updatedAt), id)
            guard let change else { return (part, card) }
            guard let changed = try connection.apply(change, to: id) ?? connection.card(of: id, owner: owner) else {
                throw Self.unknown(id)
            }
            try admit?(connection, card, changed)
            return (scope.apply(change, part), changed)
        }
    }

    private static func unknown(_ id: StoryID) -> StorageError {
        StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
    }

    /// Keeps others from editing a story until the transaction ends.
    ///
    /// - Throws: `StorageError`.
    package func hold(_ id: StoryID, in connection: any SQLConnection) throws {
        _ = try connection.rows("SELECT id FROM story WHERE id = \(id)\(database.dialect.lockRows)")
    }

    /// Comes back when every edit of a story that is under way has ended, so that what is read next holds them all.
    ///
    /// - Throws: `StorageError`.
    package func awaitEdits(of id: StoryID) async throws {
        try await database.write { try hold(id, in: $0) }
    }

    /// Deletes a story with all that belongs to it.
    ///
    /// - Parameter precondition: what is asked of the stored revision.
    /// - Returns: whether `owner` had one of that id.
    /// - Throws: `RevisionMismatch`, `StorageError`.
    package func delete(_ id: StoryID, of owner: UserID, if precondition: Precondition = .any) async throws -> Bool {
        let lock = database.dialect.lockRows
        return try await database.write { connection in
            guard let card = try connection.card(of: id, owner: owner, lock: lock) else { return false }
            try precondition.check(card.revision)
            return try connection.execute("DELETE FROM story WHERE id = \(id)") == 1
        }
    }

    /// The older texts of a scene, newest first; empty where `owner` has no such story.
    ///
    /// - Throws: `StorageError`.
    package func versions(ofScene scene: Int, in id: StoryID, of owner: UserID) async throws -> [SceneVersion] {
        try await database.read { connection in
            guard try connection.card(of: id, owner: owner) != nil else { return [] }
            return try connection.rows(
                """
                SELECT number, scene, reason, passages, created_at, sitting FROM scene_version
                WHERE story_id = \(id) AND scene = \(scene) ORDER BY number DESC
                """
            ).map { row in
                SceneVersion(
                    number: try row.value("number"), scene: try row.value("scene"), reason: try row.value("reason"),
                    passages: try JSONColumn.value("passages", of: row), createdAt: try row.value("created_at"),
                    sitting: try row.valueIfPresent("sitting"))
            }
        }
    }
}

extension SQLConnection {
    /// The index card of a story of `owner`.
    ///
    /// - Parameter lock: holds the row until the transaction ends, so that nobody changes the story meanwhile.
    func card(
        of id: StoryID, owner: UserID, lock: SQLFragment = SQLFragment("")
    ) throws -> StoryListing? {
        try rows("SELECT \(StoryListing.columns) FROM story WHERE id = \(id) AND owner = \(owner)\(lock)")
            .first.map(StoryListing.init(row:))
    }
}
