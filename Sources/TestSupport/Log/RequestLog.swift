import LanguageModels
import StoryDomain
import Synchronization

/// Everything that a fake was asked, in order, for tests to assert on.
package final class RequestLog: Sendable {
    /// How much is kept.
    package enum Detail: Sendable {
        /// Bodies and prompts too.
        case everything
        /// Numbers only, so that long runs need no memory for their prompts.
        case sizes
    }

    private struct State {
        var requests: [RecordedRequest] = []
        var lastPrompt: [UInt8] = []
    }

    private let detail: Detail
    private let state = Mutex(State())
    private let arrivals = Mailbox<RecordedRequest>()
    private let ends = Mailbox<RecordedRequest>()

    /// An empty log.
    package init(_ detail: Detail = .everything) {
        self.detail = detail
    }

    /// All requests so far, in order of arrival.
    package var requests: [RecordedRequest] { state.withLock { $0.requests } }

    /// The requests for text so far, in order of arrival.
    package var generations: [RecordedRequest] { requests.filter { $0.kind == .generate } }

    /// The next request that nobody has taken by this yet, as it was on arrival; waits for one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func next() async throws -> RecordedRequest {
        try await arrivals.next()
    }

    /// The next request whose answer has ended and that nobody has taken by this yet; waits for one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func nextEnded() async throws -> RecordedRequest {
        try await ends.next()
    }

    /// Notes a request.
    ///
    /// - Returns: the request with its number and shared prefix.
    func add(_ request: RecordedRequest, prompt: [UInt8]) -> RecordedRequest {
        let added = state.withLock { state in
            var request = request
            request.number = state.requests.count + 1
            request.promptBytes = prompt.count
            if request.kind == .generate {
                request.sharedPrefixBytes = ByteText.commonPrefix(state.lastPrompt[...], prompt[...])
                state.lastPrompt = prompt
            }
            if detail == .sizes {
                request.body = nil
                request.messages = []
            }
            state.requests.append(request)
            return request
        }
        arrivals.send(added)
        return added
    }

    /// Notes what the schedule chose.
    func note(_ misbehaviour: Misbehaviour?, for number: Int) {
        state.withLock { $0.requests[number - 1].misbehaviour = misbehaviour }
    }

    /// Notes the status that was sent.
    func note(status: Int, for number: Int) {
        state.withLock { $0.requests[number - 1].status = status }
    }

    /// Notes what the answer says that was used.
    func note(counted usage: TokenUsage, for number: Int) {
        state.withLock { $0.requests[number - 1].counted = usage }
    }

    /// Notes how an answer ended.
    func end(_ number: Int, _ outcome: RecordedRequest.Outcome) {
        let request = state.withLock { state in
            state.requests[number - 1].outcome = outcome
            return state.requests[number - 1]
        }
        ends.send(request)
    }
}
