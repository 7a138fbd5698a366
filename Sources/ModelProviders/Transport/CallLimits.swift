import Synchronization

/// Watches one call against `ProviderTimeouts`.
///
/// The reader of the answer says `mark()` for each piece; that costs a clock reading and a lock, no task. `watch()`
/// runs beside it and comes back when a limit has passed.
final class CallLimits: Sendable {
    /// Which limit a call ran into.
    enum Limit: Sendable {
        case firstToken, idle, total
    }

    private struct State {
        var lastPiece: Duration?
        var passed: Limit?
    }

    private let timeouts: ProviderTimeouts
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())
    private let started: AsyncStream<Void>
    private let start: AsyncStream<Void>.Continuation

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - timeouts: The limits.
    ///   - clock: What measures and waits.
    init(_ timeouts: ProviderTimeouts, clock: any Clock<Duration>) {
        self.timeouts = timeouts
        self.elapsed = Self.stopwatch(clock)
        self.sleep = { try await clock.sleep(for: $0) }
        (self.started, self.start) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// The limit that has passed, if one has.
    var passed: Limit? { state.withLock { $0.passed } }

    /// Says that a piece of the answer came.
    func mark() {
        let now = elapsed()
        let isFirst = state.withLock { state in
            defer { state.lastPiece = now }
            return state.lastPiece == nil
        }
        if isFirst { start.finish() }
    }

    /// Comes back when a limit has passed, which `passed` then names, or when the task is cancelled.
    func watch() async {
        await withTaskGroup(of: Limit?.self) { group in
            group.addTask { await self.watchTotal() }
            group.addTask { await self.watchFirstToken() }
            group.addTask { await self.watchIdle() }
            for await limit in group {
                guard let limit else { continue }
                state.withLock { $0.passed = $0.passed ?? limit }
                group.cancelAll()
                return
            }
        }
    }

    private func watchTotal() async -> Limit? {
        do { try await sleep(timeouts.total) } catch { return nil }
        return .total
    }

    private func watchFirstToken() async -> Limit? {
        do { try await sleep(timeouts.firstToken) } catch { return nil }
        return state.withLock { $0.lastPiece == nil } ? .firstToken : nil
    }

    private func watchIdle() async -> Limit? {
        for await _ in started {}
        while let last = state.withLock({ $0.lastPiece }) {
            let rest = last + timeouts.idle - elapsed()
            if rest <= .zero { return .idle }
            do { try await sleep(rest) } catch { return nil }
        }
        return nil
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
