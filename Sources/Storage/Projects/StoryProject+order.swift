extension StoryProject {
    /// By what a list is sorted; the newest stands first.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        case updatedAt = "updated_at"
        case createdAt = "created_at"

        var column: SQLFragment {
            switch self {
            case .updatedAt: SQLFragment("updated_at")
            case .createdAt: SQLFragment("created_at")
            }
        }
    }
}
