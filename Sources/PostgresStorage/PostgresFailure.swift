/// What libpq or the server said when something did not work.
struct PostgresFailure: Error {
    /// What may help.
    enum Remedy {
        /// Another write crossed this one: run the whole transaction again.
        case rerun
        /// The connection is gone or stale and nothing was stored: run the whole transaction again on a new one.
        case reconnect
        /// Nothing that the driver could do.
        case none
    }

    /// The five characters of the server's error code; nil where the server said nothing.
    var sqlState: String?
    /// What may be shown of the rest: names out of our own SQL, or libpq's words about a connection; no values.
    var details: String
    /// Whether a connection that once worked cannot be used any more.
    var isLost: Bool
    /// Whether the connection was lost while a transaction was being committed.
    var isUnconfirmed = false

    /// What may help; the codes are PostgreSQL's (appendix A of its manual).
    var remedy: Remedy {
        if isUnconfirmed { return .none }
        switch sqlState {
        // Serialization failure, deadlock.
        case "40001", "40P01": return .rerun
        // A prepared statement that a change of the schema made useless, or that somebody took away.
        case "0A000" where details.contains("cached plan"), "26000": return .reconnect
        default: return isLost ? .reconnect : .none
        }
    }
}
