import LanguageModels
import Synchronization

/// How far the reader of a call's events is behind.
///
/// A provider may send faster than the engine stores. What waits in between is bounded: beyond the limit the connection
/// is not read, so that the provider's server has to wait (TCP's own flow control does that).
final class EventFlow: Sendable {
    private struct State {
        /// The weight of what was put in and not yet taken.
        var waiting = 0
        var isOver = false
        var putter: CheckedContinuation<Void, Never>?
    }

    private let most: Int
    private let state = Mutex(State())

    /// Allows events of so much weight to wait: bytes of text, and 64 for each event.
    init(most: Int = 262_144) {
        self.most = most
    }

    /// Whether as much waits as may wait.
    var isFull: Bool { state.withLock { !$0.isOver && $0.waiting >= most } }

    /// Notes an event that waits now.
    func noteIn(_ event: ModelEvent) {
        state.withLock { $0.waiting += Self.weight(of: event) }
    }

    /// Notes an event that the reader has taken.
    func noteOut(_ event: ModelEvent) {
        wake { $0.waiting -= Self.weight(of: event) }
    }

    /// Says that nothing more will be taken; whoever waits for room has it from now on.
    func end() {
        wake { $0.isOver = true }
    }

    /// Waits for room; comes back at once where the task is cancelled. One waits at a time.
    func room() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let hasRoom = state.withLock { state in
                    if state.isOver || state.waiting < most || Task.isCancelled { return true }
                    state.putter = continuation
                    return false
                }
                if hasRoom { continuation.resume() }
            }
        } onCancel: {
            state.withLock { state -> CheckedContinuation<Void, Never>? in
                defer { state.putter = nil }
                return state.putter
            }?.resume()
        }
    }

    private func wake(after change: (inout State) -> Void) {
        let putter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            guard state.isOver || state.waiting < most else { return nil }
            defer { state.putter = nil }
            return state.putter
        }
        putter?.resume()
    }

    private static func weight(of event: ModelEvent) -> Int {
        if case .text(let piece) = event { 64 + piece.utf8.count } else { 64 }
    }
}
