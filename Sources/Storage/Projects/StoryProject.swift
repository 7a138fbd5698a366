import FoundationEssentials
import StoryDomain

/// What the seed's web client keeps of a story that is being made: a document of its own shape, under a name that it chose.
package struct StoryProject: Sendable, Hashable {
    /// The most characters of `projectID`.
    package static let longestID = 255
    /// The status of a project that says none.
    package static let firstStatus = "draft"

    /// The client's name for it; unique among one owner's.
    package let projectID: String
    package var title: String?
    /// Any word of the client's; projects are listed by it.
    package var status: String
    package var isFavorite: Bool
    /// All else, as JSON text; nobody looks into it here.
    package var document: String
    package let createdAt: Date
    package var updatedAt: Date

    /// Takes a project's parts; dates are rounded to microseconds, as they are stored.
    package init(
        projectID: String, title: String?, status: String = Self.firstStatus, isFavorite: Bool = false,
        document: String, createdAt: Date
    ) {
        self.projectID = projectID
        self.title = title
        self.status = status
        self.isFavorite = isFavorite
        self.document = document
        self.createdAt = createdAt.roundedToMicroseconds
        self.updatedAt = self.createdAt
    }

    static let columns = SQLFragment("project_id, title, status, is_favorite, document, created_at, updated_at")

    init(row: SQLRow) throws {
        self.init(
            projectID: try row.value("project_id"), title: try row.valueIfPresent("title"),
            status: try row.value("status"), isFavorite: try row.value("is_favorite"),
            document: try row.value("document"), createdAt: try row.value("created_at"))
        updatedAt = try row.value("updated_at")
    }
}
