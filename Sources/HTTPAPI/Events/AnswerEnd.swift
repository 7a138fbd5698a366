import Synchronization

/// What is to be done once when an answer is over: at its end, or when it is let go of before it began, as the answer of a
/// client is that left meanwhile.
final class AnswerEnd: Sendable {
    private let work: Mutex<(@Sendable () async -> Void)?>
    private let whenDropped: @Sendable () -> Void

    /// Takes what is to be done.
    ///
    /// - Parameter whenDropped: runs in its place where it turns out that nothing is to be done.
    init(whenDropped: @escaping @Sendable () -> Void = {}, _ work: @escaping @Sendable () async -> Void) {
        self.whenDropped = whenDropped
        self.work = Mutex(work)
    }

    deinit {
        guard let work = take() else { return }
        Task { await work() }
    }

    /// Does it, unless it was done, and waits for it. The end of the connection, which cancels the task of its answer, does
    /// not reach it.
    func reach() async {
        guard let work = take() else { return }
        await Task { await work() }.value
    }

    /// Leaves it undone.
    func drop() {
        if take() != nil { whenDropped() }
    }

    private func take() -> (@Sendable () async -> Void)? {
        work.withLock { work in
            defer { work = nil }
            return work
        }
    }
}
