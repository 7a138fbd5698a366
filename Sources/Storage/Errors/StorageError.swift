/// A database that could not do what was asked, and what to do about it.
package struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; a fixed, small set that can choose exit codes and label metrics.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no such story.
        case notFound = "not_found"
        /// Another program held a lock for longer than we wait, or a statement took longer than it may.
        case locked
        /// The database's server does not answer, or went away before anything was stored.
        case unreachable
        /// The server went away while it stored a change: nobody knows whether it is stored.
        case unconfirmed
        /// The database was made by a newer version of the program.
        case newerSchema = "newer_schema"
        /// No room left on the disk.
        case diskFull = "disk_full"
        /// The database's file or folder cannot be made, opened or written, or its server refuses us.
        case unwritable
        /// The file is no database, or a damaged one.
        case corrupted
        /// What was to be stored contradicts what is stored.
        case conflict
        /// Anything else; a fault of the program.
        case other
    }

    /// When to try again.
    package enum Disposition: Sendable, Hashable {
        /// Soon: the same call may pass. After `unconfirmed` it may also find its own change there, so read first.
        case retry
        /// After somebody made room or gave permission: the same call will pass then.
        case notNow
        /// The same call will fail the same way.
        case never
    }

    package var code: Code
    /// One sentence for people that says what to do; holds no story text.
    package var message: String

    /// Takes an error's parts.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// When to try again; follows from the code.
    package var disposition: Disposition {
        switch code {
        case .locked, .unreachable, .unconfirmed: .retry
        case .diskFull, .unwritable: .notNow
        case .notFound, .newerSchema, .corrupted, .conflict, .other: .never
        }
    }

    package var description: String { message }
}
