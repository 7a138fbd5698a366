import NIOCore
import Synchronization

/// The answers of the cheap provider. A question that was asked before gets the bytes that were made for it then, so that
/// many equal stories cost what one of them does.
final class UpstreamAnswers: Sendable {
    /// The answer to what is no question.
    static let notFound = ByteBuffer(string: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    private struct State {
        var latency = TimeAmount.zero
        var known: [ByteBuffer: ByteBuffer] = [:]
        var last: (question: ByteBuffer, answer: ByteBuffer)?
        var isFrozen = false
        var count = 0
    }

    private let state = Mutex(State())

    /// Answers everything from now on so much later.
    func set(latency: TimeAmount) {
        state.withLock { $0.latency = latency }
    }

    /// Answers everything from now on with the last answer, without reading the question.
    ///
    /// - Returns: the bytes of the last question.
    /// - Throws: `BenchError` where nothing has been asked yet.
    func freeze() throws -> ByteBuffer {
        try state.withLock { state in
            guard let last = state.last else { throw BenchError("The program asked its provider nothing.") }
            state.isFrozen = true
            return last.question
        }
    }

    /// How many questions were asked so far.
    var count: Int { state.withLock { $0.count } }

    /// The bytes of an answer, and when they are to be written.
    func answer(to question: ByteBuffer) -> (bytes: ByteBuffer, latency: TimeAmount) {
        let found = state.withLock { state -> (bytes: ByteBuffer?, latency: TimeAmount) in
            state.count += 1
            return (state.isFrozen ? state.last?.answer : state.known[question], state.latency)
        }
        if let bytes = found.bytes { return (bytes, found.latency) }
        let answer = ChatAnswer(to: question).bytes
        state.withLock { state in
            state.known[question] = answer
            state.last = (question, answer)
        }
        return (answer, found.latency)
    }
}
