import CLibPQ
import Dispatch
import Synchronization

/// Stops a read whose task was cancelled, from whatever thread that happens on.
final class PostgresStop: Sendable {
    private struct State {
        var isAsked = false
        /// libpq's handle on the running connection, a number so that it may pass between threads: libpq lets any
        /// thread use it, and the lock around it keeps it from being freed meanwhile.
        var canceller: UInt?
    }

    private let state = Mutex(State())

    /// Whether the read is to end.
    var isAsked: Bool { state.withLock(\.isAsked) }

    /// Ends the read: its next statement does not run, and the running one is stopped by a word to the server.
    func ask() {
        state.withLock { $0.isAsked = true }
        tellServer(again: .milliseconds(5))
    }

    /// Tells the server to stop the statement, on a thread of its own as this takes another connection; and again until
    /// the read is over, since the server forgets what it is told between two statements.
    private func tellServer(again pause: Duration) {
        DispatchQueue.global().asyncAfter(deadline: .now() + (pause / .seconds(1))) { [self] in
            let isRunning = state.withLock { state in
                guard let canceller = state.canceller.flatMap(OpaquePointer.init(bitPattern:)) else { return false }
                var unused = [CChar](repeating: 0, count: 256)
                PQcancel(canceller, &unused, 256)
                return true
            }
            if isRunning { tellServer(again: min(pause * 2, .seconds(1))) }
        }
    }

    /// Runs `body` while `link` can be stopped; not any more when this returns.
    func whileStoppable<T>(_ link: PostgresLink, _ body: () throws -> T) rethrows -> T {
        let canceller = link.canceller
        state.withLock { $0.canceller = canceller.map { UInt(bitPattern: $0) } }
        defer {
            state.withLock { $0.canceller = nil }
            PQfreeCancel(canceller)
        }
        return try body()
    }
}
