/// A gate that a test opens and shuts; tasks pass while it is open and wait while it is shut.
package final class Gate: Sendable {
    private let waiters: Waiters<Int?, Void>

    /// A gate, shut unless told otherwise.
    package init(open: Bool = false) {
        // nil stands for an open gate, a number for the passes left at a shut one.
        waiters = Waiters<Int?, Void>(open ? nil : 0) { passes in
            guard let left = passes else { return () }
            guard left > 0 else { return nil }
            passes = left - 1
            return ()
        }
    }

    /// How many stand before it.
    package var waiterCount: Int { waiters.count }

    /// Lets everybody pass from now on.
    package func open() {
        waiters.change { $0 = nil }
    }

    /// Holds everybody who comes from now on.
    package func shut() {
        waiters.change { $0 = 0 }
    }

    /// Lets `count` pass a shut gate: those who stand there, or the next to come.
    package func admit(_ count: Int = 1) {
        waiters.change { passes in
            if let left = passes { passes = left + count }
        }
    }

    /// Passes, at once or when the gate lets this task through.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func pass() async throws {
        try await waiters.wait()
    }
}
