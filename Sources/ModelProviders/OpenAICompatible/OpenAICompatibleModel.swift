import FoundationEssentials
import JSONNotation
import LanguageModels

/// A model behind OpenAI's chat interface: Hugging Face's router, llama.cpp (the embedded model's server among them),
/// vLLM, Ollama, LM Studio, OpenAI itself.
package struct OpenAICompatibleModel: LanguageModel {
    /// Whose variety of the interface a server speaks.
    package enum Dialect: String, Sendable, Hashable {
        /// OpenAI's own fields and no others.
        case openAI
        /// Hugging Face's router: models are `org/name`, with a provider or a policy after a colon where one is wished
        /// (`org/name:together`, `org/name:cheapest`).
        case huggingFace
        /// llama.cpp's server: samplers of its own, grammar, progress, timings, prefill.
        case llamaCpp
    }

    private let listed: ModelProfile
    private let memory: TraitMemory
    private let endpoint: Endpoint
    private let dialect: Dialect
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts
    private let address: ServerAddress

    /// Describes the model; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: Who it is and what it can do.
    ///   - endpoint: Where it is, up to the path of a call: `https://router.huggingface.co/v1`.
    ///   - dialect: Whose variety of the interface it speaks.
    ///   - transport: The way there; not shut down by the model.
    ///   - timeouts: Limits of each call.
    ///   - memory: What is known of the model at this server, and where what its refusals say is learned; nil for one of
    ///     its own.
    package init(
        profile: ModelProfile, endpoint: Endpoint, dialect: Dialect, transport: HTTPTransport,
        timeouts: ProviderTimeouts = ProviderTimeouts(), memory: TraitMemory? = nil
    ) {
        self.listed = profile
        self.memory = memory ?? .own(of: profile)
        self.endpoint = endpoint
        self.dialect = dialect
        self.transport = transport
        self.timeouts = timeouts
        self.address = ServerAddress(endpoint, provider: profile.provider)
    }

    /// The catalogue's profile, corrected by what was learned.
    package var profile: ModelProfile { memory.corrected(listed) }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream.running { sink in
            try await repeating(request, profile: listed, memory: memory, to: sink) { lesson, sink in
                let body = ChatBody(request: request, profile: profile, dialect: dialect).json
                lesson.sends(body)
                try await address.asking { base, begun in
                    let sink = sink.heard { if $0.isPiece { begun() } }
                    try await answer(to: body, at: base, lesson: lesson, in: sink)
                }
            }
        }
    }

    /// Makes one call and reads its answer.
    private func answer(
        to body: JSONValue, at base: String, lesson: RefusalLesson, in sink: EventSink
    ) async throws {
        let url = base + "/chat/completions"
        var refusals = self.refusals
        refusals.address = url
        refusals.heard = { lesson.hear(status: $0, $1) }
        let call = HTTPCall.post(
            url, headers: endpoint.bearerHeaders, body: JSONText.bytes(of: body), accept: "text/event-stream")
        let limit = body["max_tokens"]?.integer ?? body["max_completion_tokens"]?.integer
        let rest = try await transport.answer(
            to: call, within: timeouts, provider: listed.provider,
            decoder: ChatDecoder(refusals: refusals, outputLimit: limit),
            refusal: { [refusals] in refusals.error(for: $0, body: $1) }, in: sink)
        if var rest { sink(.finished(try rest.closed())) }
    }

    /// Counts with the tokenizer that llama.cpp's server offers; other servers offer none.
    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        guard dialect == .llamaCpp else { return nil }
        let messages = JSONValue.array(ChatBody(request: request, profile: profile, dialect: dialect).messages)
        let counted = try await ask("\(address.current)/chat/completions/input_tokens", ["messages": messages])
        if let count = counted?["input_tokens"]?.integer { return count }
        guard
            let prompt = try await ask("\(endpoint.rootURL)/apply-template", ["messages": messages])?["prompt"],
            let tokens = try await ask(
                "\(endpoint.rootURL)/tokenize",
                ["content": prompt, "add_special": true, "parse_special": true])?["tokens"]?.array
        else { return nil }
        return tokens.count
    }

    private var refusals: ChatRefusal {
        ChatRefusal(provider: listed.provider, model: listed.model, keys: endpoint.secrets)
    }

    /// Asks one of the server's side questions.
    ///
    /// - Returns: The answer; nil where the server does not know the question (404, 405, 501).
    private func ask(_ url: String, _ body: JSONValue) async throws -> JSONValue? {
        let refusals = self.refusals
        let call = HTTPCall.post(url, headers: endpoint.bearerHeaders, body: JSONText.bytes(of: body))
        return try await transport.json(call, within: timeouts, provider: listed.provider) { reply, body in
            [404, 405, 501].contains(reply.status) ? nil : refusals.error(for: reply, body: body)
        }
    }
}

extension ChatRefusal {
    /// The error of an answer that is no success.
    func error(for reply: HTTPReply, body: [UInt8]) -> ModelError {
        error(status: reply.status, hint: RetryHint(headers: reply.headers, now: Date()), body: body)
    }
}
