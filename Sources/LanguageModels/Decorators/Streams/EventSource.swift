/// One decorated call while it runs: hands out its events one by one, each when the reader asks for it.
///
/// Decorators are pulled rather than pushed. Nothing runs between two questions of the reader, so an event has been
/// dealt with (a ledger line stored, a wait shown) before the call goes on; a cancelled reader cancels whatever the
/// call is waiting for, because it waits in the reader's own task; and a stream that is dropped takes its calls along.
protocol EventSource: Actor {
    /// Whether the last event or an error has been handed out.
    var isOver: Bool { get set }

    /// The next event; not asked again after `ModelEvent.finished` or an error.
    ///
    /// - Throws: what ends the call.
    func produce() async throws -> ModelEvent

    /// Lets go of whatever the call holds, once it is over.
    func close()
}

extension EventSource {
    /// The next event, or nil once the call is over.
    func next() async throws -> ModelEvent? {
        guard !isOver else { return nil }
        do {
            let event = try await produce()
            if event.endsCall { end() }
            return event
        } catch {
            end()
            throw error
        }
    }

    private func end() {
        isOver = true
        close()
    }
}
