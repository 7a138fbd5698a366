import Storage

/// A database's own words name paths and columns, so clients get sentences of ours.
extension StorageError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .notFound: .notFound
        case .conflict: Problem(.conflict, "This contradicts what is stored: read it again, then try again.")
        case .locked, .unreachable, .unconfirmed:
            Problem(.storageUnavailable, "The database is busy: try again in a moment.", retryAfter: 1)
        case .diskFull, .unwritable:
            Problem(
                .storageUnavailable, "The database cannot store anything at the moment: try again later.",
                retryAfter: 30)
        case .newerSchema, .corrupted, .other:
            Problem(.internal, "The server has a fault; tell its operator the request's id.")
        }
    }
}
