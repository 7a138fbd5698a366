/// Something that happens once; whoever waits for it, before or after, goes on.
package final class Signal: Sendable {
    private let waiters = Waiters<Bool, Void>(false) { fired in fired ? () : nil }

    /// A signal that has not fired.
    package init() {}

    /// Whether it has fired.
    package var isFired: Bool { waiters.state }

    /// How many wait for it right now.
    package var waiterCount: Int { waiters.count }

    /// Lets everybody go on; firing again does nothing.
    package func fire() {
        waiters.change { $0 = true }
    }

    /// Waits until it fires.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func wait() async throws {
        try await waiters.wait()
    }
}
