/// Events of a source that does not wait for its reader, such as a model that writes: they queue up to a limit.
enum EventPipe {
    /// The most events that wait for a reader: minutes of a model's pieces, and a few megabytes.
    private static let most = 8_192

    /// A stream and what puts events into it. A reader who is further behind than the limit is told so and let go; whoever
    /// makes the events is not stopped by that, so what is made is kept.
    static func make() -> (
        events: AsyncThrowingStream<ServerEvent, any Error>,
        sink: AsyncThrowingStream<ServerEvent, any Error>.Continuation
    ) {
        let (events, sink) = AsyncThrowingStream<ServerEvent, any Error>.makeStream(
            bufferingPolicy: .bufferingOldest(most))
        return (events, sink)
    }
}

extension AsyncThrowingStream<ServerEvent, any Error>.Continuation {
    /// Puts an event in, or ends the stream where its reader is too far behind.
    func tell(_ event: ServerEvent) {
        if case .dropped = yield(event) { finish(throwing: SlowReader()) }
    }
}
