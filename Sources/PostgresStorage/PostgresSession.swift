import Dispatch
import Storage

/// One place in the pool: a connection that is made when it is first needed and again when it was lost, and the queue
/// on which it blocks.
///
/// Safe to pass around although it is not a value: the pool hands it to one holder at a time, and its holder touches
/// `link` on `queue` alone.
final class PostgresSession: @unchecked Sendable {
    /// How often a transaction is begun anew because its connection was lost before the commit.
    private static let mostLosses = 2

    /// Runs the session's transactions, one after the other, on a thread that may block.
    let queue = DispatchQueue(label: "storywriter.postgres")

    private let address: PostgresAddress
    private let settings: PostgresSettings
    private let faults: PostgresFaults
    private var link: PostgresLink?

    /// A place without a connection yet.
    init(address: PostgresAddress, settings: PostgresSettings) {
        self.address = address
        self.settings = settings
        self.faults = PostgresFaults(place: address.description)
    }

    /// Lets the connection go; only for a session that nobody holds.
    func disconnect() {
        link = nil
    }

    /// Runs `body` in a transaction, again where others crossed it or where the connection was lost before the commit.
    ///
    /// - Parameters:
    ///   - kind: what the transaction may do and see.
    ///   - stop: ends a read early.
    /// - Throws: `StorageError`, and what `body` throws.
    func run<T>(
        _ kind: PostgresTransaction, stop: PostgresStop? = nil, _ body: (any SQLConnection) throws -> T
    ) throws -> T {
        var runs = 1
        var losses = 0
        while true {
            do {
                return try queued(runs > 1) { link in
                    try attempt(kind, on: link, stop: stop, body)
                }
            } catch let failure as PostgresFailure {
                switch failure.remedy {
                case .rerun where runs < settings.mostRuns: runs += 1
                case .reconnect where losses < Self.mostLosses:
                    link = nil
                    losses += 1
                default: throw faults.storageError(failure, isReading: kind == .read)
                }
            }
        }
    }

    /// Runs `body`, behind all others that were crossed where it was crossed itself: each of them then meets only
    /// writes that run for the first time, so that a row which everybody changes is changed by one after the other.
    private func queued<T>(_ isCrossed: Bool, _ body: (PostgresLink) throws -> T) throws -> T {
        let link = try connected()
        guard isCrossed else { return try body(link) }
        try link.run(PostgresTransaction.joinQueue)
        // A place that cannot be left goes with its connection.
        defer { if (try? link.run(PostgresTransaction.leaveQueue)) == nil { self.link = nil } }
        return try body(link)
    }

    private func connected() throws -> PostgresLink {
        if let link, !link.isLost { return link }
        let link = try PostgresLink(to: address, settings: settings)
        self.link = link
        return link
    }

    /// Runs one transaction once.
    ///
    /// - Throws: `PostgresFailure` where the server or the connection failed; else what `body` throws.
    private func attempt<T>(
        _ kind: PostgresTransaction, on link: PostgresLink, stop: PostgresStop?,
        _ body: (any SQLConnection) throws -> T
    ) throws -> T {
        do {
            try link.run(kind.opening)
        } catch {
            // Why it could not be opened is told; a link on which this fails too is lost.
            _ = try? link.run("ROLLBACK")
            throw error
        }
        let connection = PostgresConnection(link: link, faults: faults, isReading: kind == .read, stop: stop)
        let outcome: Result<T, any Error> = Result {
            guard let stop else { return try body(connection) }
            return try stop.whileStoppable(link) { try body(connection) }
        }
        do {
            // A failure that another run may mend goes first, whatever the body made of it.
            if let failure = connection.failure, failure.remedy != .none { throw failure }
            let value = try outcome.get()
            if let refusal = connection.refusal { throw refusal }
            try commit(kind, on: link)
            return value
        } catch {
            // The body's error is told; a link that cannot be rolled back is given up.
            if !link.isLost, (try? link.run("ROLLBACK")) == nil { self.link = nil }
            throw error
        }
    }

    private func commit(_ kind: PostgresTransaction, on link: PostgresLink) throws {
        do {
            try link.run("COMMIT")
        } catch var failure as PostgresFailure {
            failure.isUnconfirmed = failure.isLost && kind != .read
            throw failure
        }
    }
}
