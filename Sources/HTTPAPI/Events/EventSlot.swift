import Synchronization

/// Where a stream's writer waits for whatever comes first: the next event, a ring of the bell, or the end.
///
/// It holds one event at most, so a reader that does not take holds up its source and no memory fills.
final class EventSlot: Sendable {
    /// What a writer gets.
    enum Signal: Sendable {
        case event(ServerEvent)
        case ring
        case end((any Error)?)
    }

    private struct State {
        var event: ServerEvent?
        var hasRung = false
        var hasLeft = false
        var end: (any Error)??
        var taker: CheckedContinuation<Void, Never>?
        var putter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Puts an event in as soon as the one before is taken; drops it after the end.
    func put(_ event: ServerEvent) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.event == nil || state.hasLeft || state.end != nil || Task.isCancelled { return true }
                    state.putter = continuation
                    return false
                }
                if isFree { continuation.resume() }
            }
        } onCancel: {
            wakePutter()
        }
        let taker = state.withLock { state in
            if state.end == nil, !Task.isCancelled { state.event = event }
            return Self.taken(&state.taker)
        }
        taker?.resume()
    }

    /// Asks for a comment; forgotten where an event waits, since that keeps the connection alive as well.
    func ring() {
        let taker = state.withLock { state in
            state.hasRung = true
            return Self.taken(&state.taker)
        }
        taker?.resume()
    }

    /// Ends the stream after the event that waits, with the error that its client is told. The first end counts.
    func end(_ error: (any Error)? = nil) {
        let (taker, putter) = state.withLock { state in
            if state.end == nil { state.end = .some(error) }
            return (Self.taken(&state.taker), Self.taken(&state.putter))
        }
        taker?.resume()
        putter?.resume()
    }

    /// Says that the reader is gone: what waits for it is of no use any more.
    func leave() {
        let (taker, putter) = state.withLock { state in
            state.hasLeft = true
            return (Self.taken(&state.taker), Self.taken(&state.putter))
        }
        taker?.resume()
        putter?.resume()
    }

    /// Waits for what comes first.
    ///
    /// - Throws: `CancellationError` when the reader is gone.
    func take() async throws -> Signal {
        while true {
            try Task.checkCancellation()
            let (signal, putter, hasLeft) = state.withLock { state in
                (Self.signal(&state), Self.taken(&state.putter), state.hasLeft)
            }
            putter?.resume()
            if hasLeft { throw CancellationError() }
            if let signal { return signal }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLock { state in
                        if state.event != nil || state.hasRung || state.hasLeft || state.end != nil || Task.isCancelled
                        {
                            return true
                        }
                        state.taker = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            } onCancel: {
                wakeTaker()
            }
        }
    }

    private static func signal(_ state: inout State) -> Signal? {
        if let event = state.event {
            state.event = nil
            state.hasRung = false
            return .event(event)
        }
        if let end = state.end { return .end(end) }
        guard state.hasRung else { return nil }
        state.hasRung = false
        return .ring
    }

    private static func taken(_ waiter: inout CheckedContinuation<Void, Never>?) -> CheckedContinuation<Void, Never>? {
        defer { waiter = nil }
        return waiter
    }

    private func wakeTaker() {
        state.withLock { Self.taken(&$0.taker) }?.resume()
    }

    private func wakePutter() {
        state.withLock { Self.taken(&$0.putter) }?.resume()
    }
}
