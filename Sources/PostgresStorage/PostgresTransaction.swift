/// The kinds of transactions, and the words that begin them.
enum PostgresTransaction {
    /// One snapshot, no changes.
    case read
    /// Each statement sees what is committed before it; what a body read and relies on it holds by row locks, or asks for
    /// in the statement that changes it. One that met another in a deadlock is run again.
    case write
    /// One at a time over all programs on this database, by a lock of the program's own.
    case alone

    /// The key of the lock under which transactions are alone.
    private static let aloneKey = 5_873_210_001
    /// The key of the lock behind which writes that were crossed queue up.
    private static let queueKey = 5_873_210_002

    /// Begins the transaction.
    var opening: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE"
        // Each statement sees what was committed before it, and so all that was done before the lock was free.
        case .alone:
            """
            BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;
            SET LOCAL statement_timeout = 0;
            SELECT pg_advisory_xact_lock(\(Self.aloneKey))
            """
        }
    }

    /// Waits for those that were crossed before.
    static let joinQueue = "SELECT pg_advisory_lock(\(queueKey))"
    /// Lets the next one of them go.
    static let leaveQueue = "SELECT pg_advisory_unlock(\(queueKey))"
}
