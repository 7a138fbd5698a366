import Storage
import StoryDomain

extension UsageBooks {
    /// The number of a call's line in the ledger, from which its list goes on; nil where the user has no such call.
    ///
    /// Numbers count the calls of all users, so clients are told calls instead.
    ///
    /// - Throws: `StorageError`.
    package func number(of call: CallID, of user: UserID) async throws -> Int64? {
        try await database.read { connection in
            try connection.rows("SELECT number FROM usage_line WHERE call_id = \(call) AND user_id = \(user)")
                .first?.value("number")
        }
    }
}
