import Storage

/// Tells PostgreSQL's errors about one database in sentences that say what to do.
struct PostgresFaults: Sendable {
    /// Host, port and database, for the sentences; no user, no password.
    let place: String

    /// The error for a database that was closed.
    var closed: StorageError {
        StorageError(.other, "The database \(place) is closed: please report this fault.")
    }

    /// The error for a database that is closed while transactions run.
    var busy: StorageError {
        StorageError(.locked, "The database \(place) is still in use: wait for the running calls, then close it.")
    }

    /// What a failure means to us.
    ///
    /// - Parameter isReading: whether the transaction was to read only, so that a refused change is our own fault.
    func storageError(_ failure: PostgresFailure, isReading: Bool) -> StorageError {
        if failure.isUnconfirmed {
            return StorageError(
                .unconfirmed,
                "The database \(place) went away while it stored a change, so that it may be stored or not: "
                    + "read again before you try again."
            )
        }
        guard let state = failure.sqlState else { return unreachable(failure) }
        return refusal(state, failure) ?? trouble(state, failure, isReading: isReading)
    }

    private func unreachable(_ failure: PostgresFailure) -> StorageError {
        StorageError(
            .unreachable,
            "The database \(place) cannot be reached (\(failure.details)): see that its server runs, then try again.")
    }

    /// What contradicts what is stored, or meets others who store.
    private func refusal(_ state: String, _ failure: PostgresFailure) -> StorageError? {
        switch state {
        case "23505", "23P01":
            StorageError(
                .conflict, "What was to be stored is already there (\(failure.details)): read it again first.")
        case "23503":
            StorageError(
                .conflict, "What was to be stored refers to something that is not there: read it again first.")
        case "40001", "40P01", "55P03":
            StorageError(
                .locked, "Others are changing the same part of the database \(place): wait a moment, then try again.")
        case "57014":
            StorageError(
                .locked, "The database \(place) took longer for a statement than it may: wait a moment, then try again."
            )
        default: nil
        }
    }

    /// What is wrong with the server, with how we come to it, or with our statement.
    private func trouble(_ state: String, _ failure: PostgresFailure, isReading: Bool) -> StorageError {
        switch state.prefix(2) {
        case "08", "57": return unreachable(failure)
        case "28":
            return StorageError(
                .unwritable,
                "The database \(place) refuses the user or password (\(state)): put the database URL right.")
        case "3D":
            return StorageError(
                .unwritable, "There is no database \(place): create it on its server, or put the database URL right.")
        case "XX" where state != "XX000":
            return StorageError(.corrupted, "The database \(place) is damaged (\(state)): restore it from a copy.")
        case "58":
            return StorageError(
                .unwritable,
                "The server of \(place) could not read or write (\(state)): check its disk, then try again.")
        default: break
        }
        switch state {
        case "53100":
            return StorageError(
                .diskFull, "There is no room left for the database \(place): free some disk space, then try again.")
        case "53200", "53300":
            return unreachable(failure)
        case "25006" where isReading:
            return StorageError(.other, "A read tried to change the database: please report this fault.")
        case "25006":
            return StorageError(
                .unwritable, "The database \(place) can only be read: give the URL of the server that takes writes.")
        case "42501":
            return StorageError(
                .unwritable,
                "The database \(place) does not permit this (\(failure.details)): give its user the rights to it.")
        default:
            return StorageError(
                .other,
                "The database \(place) refused a statement (\(state): \(failure.details)): please report this fault.")
        }
    }
}
