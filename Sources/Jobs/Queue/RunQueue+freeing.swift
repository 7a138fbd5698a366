import FoundationEssentials
import Storage
import StoryDomain

/// How runs of a worker that is known to be gone are freed before their leases end.
extension RunQueue {
    /// Ends the leases of all workers that are gone, so that the next claim takes their runs over.
    ///
    /// A worker that is taken for gone and is not loses nothing but time: it goes on until another one claims its run, and
    /// stores nothing after that.
    ///
    /// - Parameters:
    ///   - holder: who asks; its own leases stay.
    ///   - isGone: whether the process of the worker with that name has ended. False where nobody knows.
    /// - Returns: how many runs are free now.
    /// - Throws: `StorageError`.
    @discardableResult
    package func freeLeases(besides holder: String, of isGone: @Sendable (String) -> Bool) async throws -> Int {
        let moment = now().roundedToMicroseconds
        let holders = try await database.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT lease_holder FROM run
                WHERE state = \(RunState.running) AND lease_until >= \(moment) AND lease_holder <> \(holder)
                """
            ).map { try $0.value("lease_holder", as: String.self) }
        }
        let gone = holders.filter(isGone)
        guard !gone.isEmpty else { return 0 }
        return try await database.write { connection in
            try connection.execute(
                """
                UPDATE run SET lease_until = 0 WHERE state = \(RunState.running) AND lease_holder IN (\(list: gone))
                """)
        }
    }
}
