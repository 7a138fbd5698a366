import FoundationEssentials
import StoryDomain
import Synchronization

/// The calls that this process has under way, whose leases it renews.
///
/// Whoever makes a call says when it begins, what has come of it, and when it is over. Nothing else keeps a lease: a call
/// that is not named here runs out.
package final class CallLeases: Sendable {
    /// How often leases are renewed.
    package static let interval = Duration.seconds(5)
    /// Seconds after which a call is not renewed any more; longer than any call lasts, so that nothing that was forgotten
    /// here keeps a line open for good.
    private static let longestCall = 7_200.0

    private struct Entry {
        let begun: Date
        var thinking = 0
        var output = 0
    }

    /// The name of this process in its leases.
    package let holder: String
    private let database: any SQLDatabase
    private let now: @Sendable () -> Date
    private let calls = Mutex<[CallID: Entry]>([:])

    /// No call is under way.
    ///
    /// - Parameters:
    ///   - database: where the leases are.
    ///   - holder: names this process; unique among all that there ever were.
    ///   - now: what leases are measured by.
    package init(database: any SQLDatabase, holder: String = "", now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.holder = holder
        self.now = now
    }

    /// A call begins; its line is stored.
    package func begin(_ call: CallID) {
        let entry = Entry(begun: now())
        calls.withLock { $0[call] = entry }
    }

    /// Says what has come of a call, in tokens by estimate. It counts where the process ends before the call does.
    package func note(_ call: CallID, thinking: Int, output: Int) {
        calls.withLock { calls in
            calls[call]?.thinking = thinking
            calls[call]?.output = output
        }
    }

    /// A call is over; its line is being closed.
    package func end(_ call: CallID) {
        calls.withLock { $0[call] = nil }
    }

    /// Renews the leases of all calls under way, with what has come of them.
    ///
    /// - Throws: `StorageError`.
    package func renew() async throws {
        let moment = now()
        let open = calls.withLock { calls in
            calls = calls.filter { moment.timeIntervalSince($0.value.begun) < Self.longestCall }
            // One order for all, so that two processes do not wait for each other's rows.
            return calls.sorted { $0.key.rawValue < $1.key.rawValue }
        }
        guard !open.isEmpty else { return }
        let until = moment.addingTimeInterval(CallLease.duration).roundedToMicroseconds
        try await database.write { [holder] connection in
            for (call, entry) in open {
                try connection.execute(
                    """
                    UPDATE call_lease SET holder = \(holder), lease_until = \(until),
                        thinking_tokens = \(entry.thinking), output_tokens = \(entry.output)
                    WHERE call_id = \(call)
                    """)
            }
        }
    }

    /// Renews the leases until the task is cancelled. A renewal that fails is made up for by the next one.
    ///
    /// - Parameters:
    ///   - clock: waits between renewals.
    ///   - report: hears of each that failed.
    package func keep(
        by clock: any Clock<Duration> = ContinuousClock(), report: @Sendable (any Error) -> Void = { _ in }
    ) async {
        while (try? await clock.sleep(for: Self.interval)) != nil {
            do {
                try await renew()
            } catch is CancellationError {
                return
            } catch {
                report(error)
            }
        }
    }
}
