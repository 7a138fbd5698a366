import FoundationEssentials
import LanguageModels
import StoryDomain
import Synchronization

/// A model of Google's Gemini Developer API.
package struct GeminiModel: LanguageModel {
    /// Google's own address.
    package static let defaultBaseURL = "https://generativelanguage.googleapis.com"
    /// The version whose documentation the requests follow.
    package static let defaultVersion = "v1beta"
    /// The most requests that one answer is put together from.
    static let hopLimit = 16

    private let answering: AnsweringModel
    private let memory: TraitMemory
    private let endpoint: Endpoint
    private let version: String
    private let streaming: Bool
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts

    /// Describes the model; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: Who it is and what it can do.
    ///   - find: The listed profile of a name or version, with the price of today: which model answered is known only
    ///     from its answer.
    ///   - endpoint: Where it is, without version, and the key.
    ///   - version: The API's version, a piece of the path.
    ///   - streaming: Whether the answer comes piece by piece; false for gateways that cannot stream.
    ///   - transport: The way there; not shut down by the model.
    ///   - timeouts: Limits of each call.
    ///   - memory: What is known of the model at this server, and where what its refusals say is learned; nil for one of
    ///     its own.
    package init(
        profile: ModelProfile, find: @escaping @Sendable (String) -> ModelProfile? = { _ in nil }, endpoint: Endpoint,
        version: String = GeminiModel.defaultVersion, streaming: Bool = true, transport: HTTPTransport,
        timeouts: ProviderTimeouts = ProviderTimeouts(), memory: TraitMemory? = nil
    ) {
        self.answering = AnsweringModel(profile, find: find)
        self.memory = memory ?? .own(of: profile)
        self.endpoint = endpoint
        self.version = version
        self.streaming = streaming
        self.transport = transport
        self.timeouts = timeouts
    }

    /// Under the asked name, what holds for the model that answers it, corrected by what was learned.
    package var profile: ModelProfile { memory.corrected(listed) }

    private var listed: ModelProfile { answering.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream.running { sink in
            try await repeating(request, profile: listed, memory: memory, to: sink) { lesson, sink in
                try await hop(request, lesson: lesson, to: sink)
            }
        }
    }

    /// One answer, in as many requests as it takes.
    private func hop(
        _ request: ModelRequest, lesson: RefusalLesson, to sink: EventSink
    ) async throws {
        var body = GeminiBody(request: request, profile: profile)
        var earlier = TokenUsage.zero
        for _ in 1...Self.hopLimit {
            var completion: Completion
            var decoder: GeminiDecoder
            do {
                decoder = try await answer(
                    to: body, lesson: lesson,
                    to: sink.mapped { event in
                        guard case .answeredBy(let version) = event else { return event }
                        return answering.stranger(version: version).map { .answeredBy(model: $0) }
                    })
                completion = try decoder.closed()
            } catch let error as ModelError {
                throw earlier == .zero ? error : error.counting(earlier + (error.usage ?? .zero))
            }
            // Each request is billed for its whole prompt, so that all hops add up.
            completion.usage = completion.usage.map { earlier + $0 }
            completion.servedProfile = answering.note(version: completion.servedModel)
            guard let token = decoder.continuation else { return sink(.finished(completion)) }
            body.continuationToken = token
            earlier = completion.usage ?? earlier
        }
        sink(.finished(Completion(finish: .length, usage: earlier == .zero ? nil : earlier)))
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        let refusals = self.refusals
        let body = GeminiBody(request: request, profile: profile).countingJSON
        let call = HTTPCall.post(address("countTokens"), headers: headers, body: JSONText.bytes(of: body))
        let answer = try await transport.json(call, within: timeouts, provider: listed.provider) { reply, body in
            refusals.error(for: reply, body: body)
        }
        // Zero fields are left out.
        return answer.map { $0["totalTokens"]?.integer ?? 0 }
    }

    /// Asks, and where the asked model is no longer there, once more for the one that replaces it.
    private func answer(
        to body: GeminiBody, lesson: RefusalLesson, to sink: EventSink
    ) async throws -> GeminiDecoder {
        guard let replacement = answering.untriedReplacement else {
            return try await ask(body, lesson: lesson, to: sink)
        }
        let hasYielded = Mutex(false)
        do {
            return try await ask(
                body, lesson: lesson, to: sink.heard { _ in hasYielded.withLock { $0 = true } })
        } catch let error as ModelError where isGone(error, replacement) && !hasYielded.withLock({ $0 }) {
            answering.addressReplacement()
            return try await ask(body, lesson: lesson, to: sink)
        }
    }

    /// Whether a refusal means that a replaced model has been taken away. Gateways were seen to answer 503 for one; at
    /// Google itself that means load, until the replacement is in force.
    private func isGone(_ error: ModelError, _ replacement: ModelProfile.Replacement) -> Bool {
        switch error.status {
        case 404, 410: true
        case 503: replacement.isInForce || endpoint.baseURL != Self.defaultBaseURL
        default: false
        }
    }

    private func ask(
        _ body: GeminiBody, lesson: RefusalLesson, to sink: EventSink
    ) async throws -> GeminiDecoder {
        var hearing = self.refusals
        hearing.heard = { lesson.hear(status: $0, $1) }
        let refusals = hearing
        let decoder = GeminiDecoder(refusals: refusals)
        let json = body.json
        lesson.sends(json)
        let bytes = JSONText.bytes(of: json)
        guard streaming else {
            let call = HTTPCall.post(address("generateContent"), headers: headers, body: bytes)
            return try await transport.send(call, within: timeouts, provider: listed.provider) { reply in
                guard reply.isSuccess else {
                    throw refusals.error(for: reply, body: try await reply.bytes(upTo: HTTPTransport.refusalLimit))
                }
                var decoder = decoder
                let whole = try await reply.bytes(upTo: HTTPTransport.jsonLimit)
                do throws(ModelError) {
                    try decoder.take(.data(whole)).forEach { sink($0) }
                } catch {
                    throw error.counting(decoder.counted)
                }
                return decoder
            }
        }
        let call = HTTPCall.post(
            address("streamGenerateContent") + "?alt=sse", headers: headers, body: bytes,
            accept: "text/event-stream")
        let rest = try await transport.answer(
            to: call, within: timeouts, provider: listed.provider, decoder: decoder,
            refusal: refusals.error(for:body:), in: sink)
        return rest ?? decoder
    }

    private func address(_ method: String) -> String {
        let asked = answering.address
        let name = asked.hasPrefix("models/") ? String(asked.dropFirst(7)) : asked
        return "\(endpoint.baseURL)/\(version)/models/\(name):\(method)"
    }

    private var headers: [(name: String, value: String)] { endpoint.googleHeaders }

    private var refusals: GeminiRefusal {
        GeminiRefusal(provider: listed.provider, model: listed.model, keys: endpoint.secrets)
    }
}
