import FoundationEssentials
import StoryDomain

/// The projects of a database. Every statement names the owner: what is another's is as if it were not there.
package struct ProjectRepository: Sendable {
    private let database: any SQLDatabase
    private let now: @Sendable () -> Date

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameter now: dates of rows.
    package init(database: any SQLDatabase, now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.now = now
    }

    /// Stores a new project.
    ///
    /// - Parameter document: JSON text.
    /// - Throws: `StorageError.conflict` where the owner has one of that name.
    package func create(
        _ projectID: String, title: String?, document: String, for owner: UserID
    ) async throws -> StoryProject {
        let project = StoryProject(projectID: projectID, title: title, document: document, createdAt: now())
        let inserted = try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO project (owner, project_id, title, status, is_favorite, document, created_at, updated_at)
                VALUES (\(owner), \(projectID), \(title), \(project.status), \(project.isFavorite), \(document),
                    \(project.createdAt), \(project.updatedAt))
                ON CONFLICT (owner, project_id) DO NOTHING
                """)
        }
        guard inserted == 1 else {
            throw StorageError(.conflict, "There is a project of this name: choose another name, or change that one.")
        }
        return project
    }

    /// One project; nil where the owner has none of that name.
    ///
    /// - Throws: `StorageError`.
    package func project(_ projectID: String, of owner: UserID) async throws -> StoryProject? {
        try await database.read { try $0.project(projectID, of: owner, lock: SQLFragment("")) }
    }

    /// A page of the owner's projects, and how many there are on all pages.
    ///
    /// - Parameters:
    ///   - status: only those of this status; nil for all.
    ///   - offset: how many to leave out before the page, at least 0.
    /// - Throws: `StorageError`.
    package func list(
        of owner: UserID, status: String? = nil, favoritesOnly: Bool = false, order: StoryProject.Order = .updatedAt,
        limit: Int, offset: Int
    ) async throws -> (projects: [StoryProject], total: Int) {
        try await database.read { connection in
            let count = try connection.rows(
                """
                SELECT COUNT(*) AS projects FROM project
                WHERE owner = \(owner) AND status = COALESCE(\(status), status) AND is_favorite >= \(favoritesOnly)
                """)
            let rows = try connection.rows(
                """
                SELECT \(StoryProject.columns) FROM project
                WHERE owner = \(owner) AND status = COALESCE(\(status), status) AND is_favorite >= \(favoritesOnly)
                ORDER BY \(order.column) DESC, number DESC LIMIT \(max(1, limit)) OFFSET \(max(0, offset))
                """)
            return (try rows.map(StoryProject.init(row:)), try count.first?.value("projects") ?? 0)
        }
    }

    /// Changes a project in one transaction, from what is stored at that moment.
    ///
    /// - Returns: the project as it then stands; nil where the owner has none of that name.
    /// - Throws: `StorageError`, and what `edit` throws.
    package func change(
        _ projectID: String, of owner: UserID, _ edit: @escaping @Sendable (inout StoryProject) throws -> Void
    ) async throws -> StoryProject? {
        let moment = now().roundedToMicroseconds
        let lock = database.dialect.lockRows
        return try await database.write { connection in
            guard var project = try connection.project(projectID, of: owner, lock: lock) else { return nil }
            try edit(&project)
            project.updatedAt = moment
            try connection.execute(
                """
                UPDATE project SET title = \(project.title), status = \(project.status),
                    is_favorite = \(project.isFavorite), document = \(project.document), updated_at = \(moment)
                WHERE owner = \(owner) AND project_id = \(projectID)
                """)
            return project
        }
    }

    /// Deletes a project.
    ///
    /// - Returns: whether the owner had one of that name.
    /// - Throws: `StorageError`.
    package func delete(_ projectID: String, of owner: UserID) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM project WHERE owner = \(owner) AND project_id = \(projectID)") == 1
        }
    }
}

extension SQLConnection {
    fileprivate func project(_ projectID: String, of owner: UserID, lock: SQLFragment) throws -> StoryProject? {
        try rows(
            "SELECT \(StoryProject.columns) FROM project WHERE owner = \(owner) AND project_id = \(projectID)\(lock)"
        ).first.map(StoryProject.init(row:))
    }
}
