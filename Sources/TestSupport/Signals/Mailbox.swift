/// A queue between the code under test and the test: values go in, `next` hands them out one by one.
package final class Mailbox<Value: Sendable>: Sendable {
    private let waiters = Waiters<[Value], Value>([]) { values in
        values.isEmpty ? nil : values.removeFirst()
    }

    /// An empty mailbox.
    package init() {}

    /// The values that nobody has taken yet.
    package var waiting: [Value] { waiters.state }

    /// Puts a value in.
    package func send(_ value: Value) {
        waiters.change { $0.append(value) }
    }

    /// Takes the oldest value, waiting for one where there is none.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func next() async throws -> Value {
        try await waiters.wait()
    }
}
