import Synchronization

/// Hands the notices of committed transactions to whoever listens in this process.
///
/// A listener that does not keep up loses the oldest notices: a notice says that something changed, not what, and
/// every listener also looks by itself from time to time.
package final class NoticeBoard: Sendable {
    /// The notices kept for a listener that does not read.
    package static let mostWaiting = 1_024

    private struct Listeners {
        var next = 0
        var byNumber: [Int: (channel: NoticeChannel, continuation: AsyncStream<String>.Continuation)] = [:]
    }

    private let listeners = Mutex(Listeners())

    /// A board without listeners.
    package init() {}

    /// The payloads posted on `channel` from now on; ends with the board's `close`, or when nobody reads on.
    package func notices(on channel: NoticeChannel) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.byNumber[listeners.next] = (channel, continuation)
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.byNumber.removeValue(forKey: number) }
        }
        return stream
    }

    /// Tells all listeners of `channel`.
    package func post(_ payload: String, on channel: NoticeChannel) {
        let hearing = listeners.withLock { listeners in
            listeners.byNumber.values.filter { $0.channel == channel }.map(\.continuation)
        }
        for continuation in hearing { continuation.yield(payload) }
    }

    /// Ends all streams.
    package func close() {
        let hearing = listeners.withLock { listeners in
            defer { listeners.byNumber = [:] }
            return listeners.byNumber.values.map(\.continuation)
        }
        for continuation in hearing { continuation.finish() }
    }
}
