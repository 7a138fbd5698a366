import FoundationEssentials
import StoryDomain

/// Older versions of the parts of a plan, as their owners see them.
extension StoryRepository {
    /// A page of the versions of a part, newest first, without what they hold.
    ///
    /// - Parameters:
    ///   - number: the last version of the page before; nil begins with the newest.
    ///   - limit: the most versions to return, at least 1.
    /// - Throws: `StorageError.notFound` where `owner` has no such story.
    package func planVersions(
        of kind: PlanPart.Kind, in id: StoryID, of owner: UserID, before number: Int? = nil, limit: Int
    ) async throws -> [PlanVersion.Card] {
        try await database.read { connection in
            try connection.requireStory(id, of: owner)
            return try connection.planVersions(of: kind, in: id, before: number, limit: max(1, limit))
        }
    }

    /// One version of a part; nil where there is none of that number.
    ///
    /// - Throws: `StorageError.notFound` where `owner` has no such story.
    package func planVersion(
        _ number: Int, of kind: PlanPart.Kind, in id: StoryID, of owner: UserID
    ) async throws -> PlanVersion? {
        try await database.read { connection in
            try connection.requireStory(id, of: owner)
            return try connection.planVersion(number, of: kind, in: id)
        }
    }

    /// Keeps parts that a model made and that could not be put in place, as versions that can be restored. The story stays
    /// as it is, and so does its revision.
    ///
    /// - Returns: the number of each part's version.
    /// - Throws: `StorageError.notFound` where there is no such story.
    package func offer(_ parts: [PlanPart], in id: StoryID, at moment: Date) async throws -> [PlanPart.Kind: Int] {
        var change = StoryChange(at: moment)
        change.offered = parts
        let offered = change
        return try await database.write { connection in
            try connection.apply(offered, to: id)
            var numbers: [PlanPart.Kind: Int] = [:]
            for part in parts {
                let newest = try connection.planVersions(of: part.kind, in: id, before: nil, limit: 1)
                numbers[part.kind] = newest.first?.number
            }
            return numbers
        }
    }
}
