import JSONNotation
import LanguageModels
import Synchronization

/// Takes a fake OpenAI-compatible server's requests and answers them.
final class OpenAIDesk: Sendable {
    private let options: FakeOpenAI.Options
    private let upstream: FakeUpstream
    private let isLoading: Mutex<Bool>

    private var mode: FakeOpenAI.Mode { options.mode }

    init(options: FakeOpenAI.Options, upstream: FakeUpstream) {
        self.options = options
        self.upstream = upstream
        isLoading = Mutex(options.isLoading)
    }

    func setLoading(_ isLoading: Bool) {
        self.isLoading.withLock { $0 = isLoading }
    }

    /// Answers one request.
    ///
    /// - Throws: `FakeResponse.ClientGone`, or `CancellationError` when the client gives up.
    func handle(_ request: FakeRequest, _ response: FakeResponse) async throws {
        switch (request.method, request.path) {
        case ("POST", "/v1/chat/completions"): try await complete(request, response)
        case ("GET", "/v1/models"): try await list(request, response)
        case ("GET", let path) where path.hasPrefix("/v1/models/"): try await list(request, response)
        case ("GET", "/health") where mode == .llamaCpp, ("GET", "/v1/health") where mode == .llamaCpp:
            try await health(request, response)
        case (_, let path) where mode == .llamaCpp && Self.toolPaths.contains(path):
            try await tool(request, response)
        default:
            let recorded = upstream.record(request, response, kind: .other, body: request.json())
            try await refuse(.notFound(mode), recorded, response)
        }
    }

    private static let toolPaths = ["/props", "/tokenize", "/v1/chat/completions/input_tokens"]

    // MARK: - Models and tokens

    private func health(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let recorded = upstream.record(request, response, kind: .health, body: nil)
        if isLoading.withLock({ $0 }) { return try await refuse(.unavailable(mode), recorded, response) }
        try await upstream.answer(200, ["status": "ok"], to: recorded, response)
    }

    private func list(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let recorded = upstream.record(request, response, kind: .models, body: nil)
        if let error = doorError(request) { return try await refuse(error, recorded, response) }
        guard request.path != "/v1/models" else {
            let json: JSONValue = ["object": "list", "data": .array(options.models.map(model))]
            return try await upstream.answer(200, json, to: recorded, response)
        }
        let name = String(request.path.dropFirst("/v1/models/".count))
        guard options.models.contains(name) else {
            return try await refuse(.unknownModel(name, mode), recorded, response)
        }
        try await upstream.answer(200, model(name), to: recorded, response)
    }

    private func model(_ name: String) -> JSONValue {
        let base: JSONValue = [
            "id": .string(name), "object": "model", "created": 1_795_000_000, "owned_by": "fake",
        ]
        switch mode {
        case .openAI: return base
        case .llamaCpp: return base.adding("meta", ["n_ctx_train": .integer(options.contextTokens)])
        case .huggingFace:
            return base.adding(
                "providers",
                [
                    [
                        "provider": "novita", "status": "live", "context_length": .integer(options.contextTokens),
                        "pricing": ["input": .number(0.05), "output": .number(0.25)], "supports_tools": true,
                        "supports_structured_output": true,
                    ]
                ]
            )
        }
    }

    private func tool(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let body = request.json()
        let messages = (try? OpenAIQuestion.read(body, mode).get())?.question.messages ?? []
        let kind: RecordedRequest.Kind = request.path == "/props" ? .other : .countTokens
        let recorded = upstream.record(request, response, kind: kind, body: body, messages: messages)
        if let error = doorError(request) { return try await refuse(error, recorded, response) }
        let json: JSONValue
        switch request.path {
        case "/props":
            let settings: JSONValue = ["n_ctx": .integer(options.contextTokens)]
            json = [
                "default_generation_settings": settings, "total_slots": 1,
                "model_path": .string("\(options.models.first ?? "local").gguf"), "build_info": "b0-fake",
            ]
        case "/tokenize":
            let count = FakeTokens.count(body?["content"]?.string ?? "")
            json = ["tokens": .array((0..<count).map { .integer($0) })]
        default:
            let tokens = FakeTokens.count(characters: recorded.promptCharacters)
            json = ["object": "response.input_tokens", "input_tokens": .integer(tokens)]
        }
        try await upstream.answer(200, json, to: recorded, response)
    }

    // MARK: - Text

    private func complete(_ request: FakeRequest, _ response: FakeResponse) async throws {
        let body = request.json()
        let read = OpenAIQuestion.read(body, mode)
        let asked = try? read.get()
        let model = body?["model"]?.string ?? ""
        let recorded = upstream.record(
            request, response, kind: .generate, body: body, messages: asked?.question.messages ?? [], model: model,
            isStreaming: asked?.isStreaming ?? false
        )
        if let error = doorError(request) { return try await refuse(error, recorded, response) }
        if case .failure(let refusal) = read {
            return try await refuse(.invalid(refusal.message, mode), recorded, response)
        }
        guard var asked else { return }
        let name = mode == .huggingFace ? String(model.prefix { $0 != ":" }) : model
        if mode != .llamaCpp && options.refusesOtherModels && !options.models.contains(name) {
            return try await refuse(.unknownModel(model, mode), recorded, response)
        }
        let tokens = FakeTokens.count(characters: recorded.promptCharacters)
        guard tokens < options.contextTokens else {
            let error = OpenAIError.contextOverflow(mode, tokens: tokens, limit: options.contextTokens)
            return try await refuse(error, recorded, response)
        }
        let room = options.contextTokens - tokens
        asked.question.maxTokens = min(asked.question.maxTokens ?? room, room)
        let player = OpenAIPlayer(
            upstream: upstream, mode: mode, request: recorded, response: response, asked: asked, servedModel: name,
            performance: upstream.performance(of: asked.question, for: recorded), commentEvery: options.commentEvery
        )
        if asked.isStreaming {
            try await player.stream()
        } else {
            try await player.answer()
        }
    }

    /// What is wrong before the body is looked at: still loading, or the key.
    private func doorError(_ request: FakeRequest) -> OpenAIError? {
        if mode == .llamaCpp && isLoading.withLock({ $0 }) { return .unavailable(mode) }
        if let key = options.key, request.header("authorization") != "Bearer \(key)" { return .badKey(mode) }
        return nil
    }

    private func refuse(_ error: OpenAIError, _ request: RecordedRequest, _ response: FakeResponse) async throws {
        try await upstream.answer(error.status, error.json, to: request, response, headers: error.headers)
    }
}
