import HTTPTypes
import StoryDomain
import Storytelling

/// Answers that a model makes: at once, or as a stream while they are made.
extension V1Routes {
    /// What `make` made, and how it is told.
    struct Made<Value: WireSchema & Encodable>: Sendable {
        var value: Value
        /// Nil where the cache is not asked.
        var isCached: Bool?
        var tag: EntityTag?
    }

    /// Makes an answer. A client that asked for events gets pieces and progress, then `result` with what the plain answer
    /// is, or `error`; when it goes away, the work is cancelled and the call to the provider closed.
    ///
    /// - Parameters:
    ///   - part: what pieces of planning are called in events.
    ///   - make: does the work, and lets the watch hear it.
    func made<Query, Body, Value: WireSchema & Encodable>(
        _ call: Call<Query, Body>, part: String,
        _ make: @escaping @Sendable (CallWatch) async throws -> Made<Value>
    ) async throws -> Answer {
        guard call.wantsEvents else {
            let made = try await make(CallWatch(part: part, logger: call.logger, tell: nil))
            var answer = try Answer.json(made.value, tag: made.tag)
            if let isCached = made.isCached {
                answer.headers[.cacheStatus] = isCached ? "storywriter; hit" : "storywriter; fwd=miss"
            }
            return answer
        }
        let logger = call.logger
        let (events, sink) = EventPipe.make()
        let work = Task {
            do {
                let made = try await make(CallWatch(part: part, logger: logger) { sink.tell($0) })
                sink.tell(try ServerEvent(event: "result", json: made.value))
                sink.finish()
            } catch {
                sink.finish(throwing: error)
            }
        }
        sink.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return .events(events)
    }

    /// Who asks a model, and how.
    func asking<Query, Body>(
        _ call: Call<Query, Body>, provider: String?, model: String?, watch: CallWatch
    ) throws -> Asking {
        Asking(
            user: try call.user, allowsCache: call.allowsCache, provider: provider, model: model,
            observe: { watch.take($0) })
    }
}
