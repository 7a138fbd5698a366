/// The schema's history.
package enum MigrationPlan {
    /// All migrations, oldest first. New ones are appended; none is ever changed, removed or moved.
    package static let current: [Migration] = [
        .stories, .ownership, .runs, .accounts, .idempotency, .answerCache, .pictures, .documents, .sittings,
        .cacheWrites, .learned, .turns, .planVersions, .callLeases, .pictureTurns,
    ]
}
