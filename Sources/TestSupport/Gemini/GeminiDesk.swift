import FoundationEssentials
import JSONNotation
import LanguageModels
import Synchronization

/// Takes a fake Gemini's requests and answers them.
final class GeminiDesk: Sendable {
    private let options: FakeGemini.Options
    private let upstream: FakeUpstream
    /// The rests of answers that ended with `CONTINUATION`, by token.
    private let continuations = Mutex<[String: String]>([:])

    init(options: FakeGemini.Options, upstream: FakeUpstream) {
        self.options = options
        self.upstream = upstream
    }

    /// A path of the API: `/{version}/models`, `/{version}/models/{model}` or `/{version}/models/{model}:{method}`.
    private struct Route {
        var version: String
        var model = ""
        var method = ""

        init?(_ path: String) {
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count == 2 || parts.count == 3, parts[1] == "models" else { return nil }
            version = parts[0]
            guard parts.count == 3 else { return }
            let names = parts[2].split(separator: ":", maxSplits: 1).map(String.init)
            model = names.first ?? ""
            method = names.count > 1 ? names[1] : ""
        }
    }

    /// Answers one request.
    ///
    /// - Throws: `FakeResponse.ClientGone`, or `CancellationError` when the client gives up.
    func handle(_ request: FakeRequest, _ response: FakeResponse) async throws {
        guard let route = Route(request.path) else {
            let recorded = upstream.record(request, response, kind: .other, body: request.json())
            return try await refuse(.init(code: 404, status: "NOT_FOUND", message: "Not found."), recorded, response)
        }
        switch (request.method, route.method) {
        case ("GET", ""): try await list(route, request, response)
        case ("POST", "countTokens"): try await countTokens(route, request, response)
        case ("POST", "generateContent"), ("POST", "streamGenerateContent"):
            try await generate(route, request, response)
        default:
            let recorded = upstream.record(request, response, kind: .other, body: request.json())
            let error = GeminiError.unknownModel(route.model, version: route.version, method: route.method)
            try await refuse(error, recorded, response)
        }
    }

    // MARK: - Models and tokens

    private func list(_ route: Route, _ request: FakeRequest, _ response: FakeResponse) async throws {
        let recorded = upstream.record(request, response, kind: .models, body: nil, model: route.model)
        if let error = doorError(route, request) { return try await refuse(error, recorded, response) }
        let models = options.models.map(model)
        let json: JSONValue = route.model.isEmpty ? ["models": .array(models)] : model(route.model)
        try await upstream.answer(200, json, to: recorded, response, isPretty: true)
    }

    private func model(_ name: String) -> JSONValue {
        [
            "name": .string("models/\(name)"), "version": "001", "displayName": .string(name),
            "inputTokenLimit": .integer(options.inputTokenLimit), "outputTokenLimit": 65_536,
            "supportedGenerationMethods": [
                "generateContent", "countTokens", "createCachedContent", "batchGenerateContent",
            ],
            "thinking": true,
        ]
    }

    private func countTokens(_ route: Route, _ request: FakeRequest, _ response: FakeResponse) async throws {
        let body = request.json()
        let inner = body?.member("generateContentRequest") ?? body
        let read = GeminiQuestion.read(inner, model: route.model)
        let messages = (try? read.get())?.question.messages ?? []
        let recorded = upstream.record(
            request, response, kind: .countTokens, body: body, messages: messages, model: route.model
        )
        if let error = doorError(route, request) { return try await refuse(error, recorded, response) }
        if case .failure(let refusal) = read { return try await refuse(.invalid(refusal.message), recorded, response) }
        let tokens = FakeTokens.count(characters: recorded.promptCharacters)
        let json: JSONValue = [
            "totalTokens": .integer(tokens),
            "promptTokensDetails": [["modality": "TEXT", "tokenCount": .integer(tokens)]],
        ]
        try await upstream.answer(200, json, to: recorded, response, isPretty: true)
    }

    // MARK: - Text

    private func generate(_ route: Route, _ request: FakeRequest, _ response: FakeResponse) async throws {
        let body = request.json()
        let isStreaming = route.method == "streamGenerateContent"
        let read = GeminiQuestion.read(body, model: route.model)
        let messages = (try? read.get())?.question.messages ?? []
        let recorded = upstream.record(
            request, response, kind: .generate, body: body, messages: messages, model: route.model,
            isStreaming: isStreaming
        )
        if let error = doorError(route, request) { return try await refuse(error, recorded, response) }
        let asked: GeminiQuestion
        switch read {
        case .success(let question): asked = question
        case .failure(let refusal): return try await refuse(.invalid(refusal.message), recorded, response)
        }
        let tokens = FakeTokens.count(characters: recorded.promptCharacters)
        if tokens > options.inputTokenLimit {
            let message =
                "The input token count (\(tokens)) exceeds the maximum number of tokens allowed "
                + "(\(options.inputTokenLimit))."
            return try await refuse(.invalid(message), recorded, response)
        }
        guard let performance = performance(of: asked, recorded) else {
            return try await refuse(.invalid("The continuation token is not valid."), recorded, response)
        }
        let player = GeminiPlayer(
            upstream: upstream, request: recorded, response: response, performance: performance,
            served: options.reroutes[route.model] ?? route.model,
            token: performance.continuation.map { remember($0, recorded) }
        )
        if isStreaming && request.query["alt"] == "sse" {
            try await player.stream()
        } else {
            try await player.answer(asArray: isStreaming)
        }
    }

    private func performance(of asked: GeminiQuestion, _ request: RecordedRequest) -> Performance? {
        if let token = asked.continuationToken {
            guard let rest = continuations.withLock({ $0.removeValue(forKey: token) }) else { return nil }
            let pieces = Performance.pieces(of: rest, words: options.deltaWords)
            return Performance(steps: pieces + [.finish(.stop)])
        }
        var performance = upstream.performance(of: asked.question, for: request)
        if asked.includesThoughts && performance.refusal == nil && performance.thoughts.isEmpty {
            performance.steps.insert(.thought("I weigh what the scene needs before I write it."), at: 0)
        }
        return performance
    }

    private func remember(_ rest: String, _ request: RecordedRequest) -> String {
        let token = Data("continue-\(request.number)".utf8).base64EncodedString()
        continuations.withLock { $0[token] = rest }
        return token
    }

    /// What is wrong before the body is looked at: key or model.
    private func doorError(_ route: Route, _ request: FakeRequest) -> GeminiError? {
        if let key = options.key, (request.header("x-goog-api-key") ?? request.query["key"]) != key { return .badKey }
        if options.gone.contains(route.model) { return .unavailable }
        let isKnown = route.model.isEmpty || !options.refusesOtherModels || options.models.contains(route.model)
        return isKnown ? nil : .unknownModel(route.model, version: route.version, method: "generateContent")
    }

    private func refuse(_ error: GeminiError, _ request: RecordedRequest, _ response: FakeResponse) async throws {
        try await upstream.answer(error.code, error.json, to: request, response, isPretty: true)
    }
}
