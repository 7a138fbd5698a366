import Storage
import Synchronization

/// The connections for transactions: at most so many, made when they are needed, given out in the order of asking.
final class PostgresPool: Sendable {
    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<PostgresSession, any Error>
    }

    private struct State {
        var idle: [PostgresSession] = []
        var made = 0
        var asked = 0
        var waiters: [Waiter] = []
        var isClosed = false
    }

    private let address: PostgresAddress
    private let settings: PostgresSettings
    private let faults: PostgresFaults
    private let state = Mutex(State())

    /// A pool without connections yet.
    init(address: PostgresAddress, settings: PostgresSettings) {
        self.address = address
        self.settings = settings
        self.faults = PostgresFaults(place: address.description)
    }

    /// Runs `work` with a session of its own, on that session's thread.
    ///
    /// - Parameter isCancellable: whether a cancelled task stops waiting for a session.
    /// - Throws: `CancellationError`, `StorageError`, and what `work` throws.
    func run<T: Sendable>(
        isCancellable: Bool, _ work: @escaping @Sendable (PostgresSession) throws -> T
    ) async throws -> T {
        let session = try await lease(isCancellable: isCancellable)
        return try await withCheckedThrowingContinuation { continuation in
            session.queue.async {
                let result = Result { try work(session) }
                self.giveBack(session)
                continuation.resume(with: result)
            }
        }
    }

    /// Closes all connections.
    ///
    /// - Throws: `StorageError.locked` while one is in use.
    func close() throws {
        let idle = try state.withLock { state in
            guard state.idle.count == state.made else { throw faults.busy }
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for session in idle { session.disconnect() }
    }

    private func lease(isCancellable: Bool) async throws -> PostgresSession {
        let number = state.withLock { state in
            state.asked += 1
            return state.asked
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = isCancellable && Task.isCancelled
                let answer = state.withLock { state -> Result<PostgresSession, any Error>? in
                    if state.isClosed { return .failure(faults.closed) }
                    if isCancelled { return .failure(CancellationError()) }
                    if let session = state.idle.popLast() { return .success(session) }
                    if state.made < settings.connections {
                        state.made += 1
                        return .success(PostgresSession(address: address, settings: settings))
                    }
                    state.waiters.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            if isCancellable { forget(number) }
        }
    }

    private func forget(_ number: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    private func giveBack(_ session: PostgresSession) {
        let waiter = state.withLock { state -> Waiter? in
            if !state.waiters.isEmpty { return state.waiters.removeFirst() }
            state.idle.append(session)
            return nil
        }
        waiter?.continuation.resume(returning: session)
    }
}
