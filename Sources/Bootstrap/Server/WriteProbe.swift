import Foundation
import Logging
import Storage
import Synchronization

/// Finds out whether the database stores anything, for `/readyz`.
///
/// A row is written and taken away again, so that a full disk, a lost permission and a lock that another program keeps show
/// alike. Probes come from anybody as often as they like, so one finding serves all of them for a while, and none waits for
/// long.
final class WriteProbe: Sendable {
    /// The database stores nothing, or not soon enough.
    struct Fault: Error {}

    /// How long a finding is believed.
    private static let trust = Duration.seconds(1)
    /// A database that takes longer for one row is not ready.
    private static let patience = Duration.seconds(2)

    private struct State {
        var checkedAt: ContinuousClock.Instant?
        var works = true
        /// When the look began that is under way.
        var beganAt: ContinuousClock.Instant?
    }

    private let database: any SQLDatabase
    private let logger: Logger
    private let state = Mutex(State())

    /// Takes the database.
    ///
    /// - Parameter logger: hears why nothing is stored; the probe's answer does not say it.
    init(database: any SQLDatabase, logger: Logger = Logger(label: "storywriter.server")) {
        self.database = database
        self.logger = logger
    }

    /// Passes where the database stores what it is given.
    ///
    /// - Throws: `Fault`.
    func check() async throws {
        let now = ContinuousClock.now
        let begins = state.withLock { state in
            if state.beganAt != nil { return false }
            if let checkedAt = state.checkedAt, now - checkedAt < Self.trust { return false }
            state.beganAt = now
            return true
        }
        // The look goes on behind a probe that does not wait for it; the next probe sees what came of it.
        if begins { Task { await look() } }
        while true {
            let (works, beganAt) = state.withLock { ($0.works, $0.beganAt) }
            guard let beganAt else {
                if works { return }
                throw Fault()
            }
            guard ContinuousClock.now - beganAt < Self.patience else { throw Fault() }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func look() async {
        let works = await writes()
        state.withLock { state in
            state.works = works
            state.checkedAt = .now
            state.beganAt = nil
        }
    }

    private func writes() async -> Bool {
        let name = "probe-\(UUID().uuidString)"
        do {
            try await database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO idempotency (user_id, idempotency_key, operation, fingerprint, attempt, created_at)
                    VALUES (\(name), \(name), '', '', '', \(Date()))
                    """)
                try connection.execute("DELETE FROM idempotency WHERE user_id = \(name)")
            }
            return true
        } catch {
            logger.warning("the database stores nothing", metadata: ["error": "\(error)"])
            return false
        }
    }
}
