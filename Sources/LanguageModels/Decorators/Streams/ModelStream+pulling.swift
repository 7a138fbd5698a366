extension AsyncThrowingStream where Element == ModelEvent, Failure == any Error {
    /// A stream that asks `source` for each event as the reader asks for it.
    ///
    /// No task is started and nothing is buffered. Dropping the stream drops the source, and with it the streams that
    /// the source reads.
    init(pulling source: some EventSource) {
        self.init(unfolding: { try await source.next() })
    }
}
