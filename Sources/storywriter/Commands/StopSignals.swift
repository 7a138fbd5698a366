import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C and SIGTERM into the cancellation of a task; a second Ctrl-C ends the process at once.
final class StopSignals: Sendable {
    private struct Sources: @unchecked Sendable {
        // Dispatch sources are thread-safe; they are only kept alive here.
        var all: [any DispatchSourceSignal] = []
    }

    private let received = Mutex<Int32?>(nil)
    private let stops = Mutex<[@Sendable () -> Void]>([])
    private let sources = Mutex(Sources())

    /// The signal that came, if one did.
    var signal: Int32? { received.withLock { $0 } }

    /// Cancels the tasks as a signal would.
    func stop() {
        for stop in stops.withLock({ $0 }) { stop() }
    }

    /// Cancels `task` when a signal comes.
    func cancel<Value: Sendable>(_ task: Task<Value, any Error>) {
        stops.withLock { $0.append { task.cancel() } }
        for number in [SIGINT, SIGTERM] {
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in
                guard let self else { return }
                let before = self.received.withLock { received in
                    defer { received = number }
                    return received
                }
                if before != nil, number == SIGINT { _exit(130) }
                task.cancel()
            }
            source.resume()
            sources.withLock { $0.all.append(source) }
        }
    }
}
