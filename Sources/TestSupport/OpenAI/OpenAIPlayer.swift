import JSONNotation

/// Plays one performance in the words of an OpenAI-compatible server.
struct OpenAIPlayer {
    let upstream: FakeUpstream
    let mode: FakeOpenAI.Mode
    let request: RecordedRequest
    let response: FakeResponse
    let asked: OpenAIQuestion
    /// The model's name without the router's suffix.
    let servedModel: String
    let performance: Performance
    /// A comment line before every so many frames.
    let commentEvery: Int?

    /// Prompt tokens that llama.cpp reads at a time.
    private static let batch = 256
    private static let end = "\n\n"

    /// How much of the prompt is the same as the one before; the last token is always read again.
    private var frame: OpenAIFrame {
        let prompt = FakeTokens.count(characters: request.promptCharacters)
        let shared = request.promptBytes > 0 ? prompt * request.sharedPrefixBytes / request.promptBytes : 0
        return OpenAIFrame(
            mode: mode, model: servedModel, id: "chatcmpl-fake-\(request.number)", promptTokens: prompt,
            cachedTokens: min(shared, max(0, prompt - 1))
        )
    }

    /// Streams as `data:` frames.
    ///
    /// - Throws: `FakeResponse.ClientGone`, or `CancellationError` when the client gives up at the gate.
    func stream() async throws {
        if let refusal = performance.refusal { return try await refuse(refusal) }
        if performance.shape.isWhole { return try await answer() }
        var steps = performance.steps[...]
        if steps.first == .hold {
            steps = steps.dropFirst()
            try await upstream.waitAtHold(request)
        }
        try await begin()
        var answer = ""
        var thoughts = ""
        for (index, step) in steps.enumerated() {
            if performance.shape.hasComments || commentEvery.map({ index % $0 == 0 }) == true { try await comment() }
            switch step {
            case .thought(let piece):
                thoughts += piece
                try await send(
                    frame.chunk(delta: OpenAIFrame.delta(thought: piece, inParts: hasParts), hasUsage: hasUsage))
            case .delta(let piece):
                answer += piece
                try await send(
                    frame.chunk(delta: OpenAIFrame.delta(text: piece, inParts: hasParts), hasUsage: hasUsage))
            case .hold:
                try await upstream.waitAtHold(request)
            case .finish(let finish):
                return try await finishStream(finish, answer: answer, thoughts: thoughts)
            case .end:
                return try await response.end()
            case .drop:
                return await response.cut()
            case .error:
                try await response.send("data: " + OpenAIError.midStream(mode).json.text + Self.end)
                return try await response.end()
            }
        }
        try await response.end()
    }

    /// Answers at once; llama.cpp's answer begins with the prefill that it continued.
    ///
    /// - Throws: as `stream`.
    func answer() async throws {
        if let refusal = performance.refusal { return try await refuse(refusal) }
        if performance.steps.contains(.hold) { try await upstream.waitAtHold(request) }
        var finish: Performance.Finish?
        switch performance.steps.last {
        case .finish(let reason)?: finish = reason
        case .error?: return try await refuse(OpenAIError.midStream(mode))
        case .drop?:
            upstream.log.note(status: 200, for: request.number)
            try await response.head(200, [("Content-Type", "application/json")])
            try await response.send("{\"id\":")
            return await response.cut()
        default: break
        }
        let (text, thoughts) = (performance.text, performance.thoughts)
        let json = frame.whole(
            text: (asked.question.prefill ?? "") + text, thoughts: thoughts, finish: finish.flatMap(word)
        )
        .adding("usage", counted(text, thoughts))
        .adding("timings", mode == .llamaCpp ? frame.timings(answer: text) : nil)
        try await upstream.answer(200, json, to: request, response, headers: headers)
    }

    /// The usage to be sent, which the log keeps.
    private func counted(_ answer: String, _ thoughts: String) -> JSONValue {
        if performance.shape.usage != .missing {
            upstream.log.note(counted: frame.counted(answer: answer, thoughts: thoughts), for: request.number)
        }
        return frame.usage(answer: answer, thoughts: thoughts)
    }

    private var hasParts: Bool { performance.shape.hasParts }

    /// The word for an end; nil where the performance has none.
    private func word(_ finish: Performance.Finish) -> String? {
        if performance.shape.hasNoFinish { return nil }
        return finish == .stop ? performance.shape.endWord ?? OpenAIFrame.word(finish) : OpenAIFrame.word(finish)
    }

    private func shaped(_ usage: JSONValue) -> JSONValue {
        performance.shape.usage.map { OpenAIFrame.usage(usage, as: $0) } ?? usage
    }

    /// OpenAI sends `usage: null` in every frame before the one that has it.
    private var hasUsage: Bool { mode == .openAI && asked.includesUsage }

    private var headers: [(String, String)] {
        switch mode {
        case .openAI: [("x-request-id", "req-fake-\(request.number)")]
        case .huggingFace: [("x-inference-provider", provider), ("x-request-id", "Root=fake-\(request.number)")]
        case .llamaCpp: [("Server", "llama.cpp")]
        }
    }

    /// The provider of the model's suffix; a policy such as `:fastest` or no suffix leaves the choice to the router.
    private var provider: String {
        let suffix = request.model.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init) ?? "fastest"
        return ["fastest", "cheapest", "preferred"].contains(suffix) ? "novita" : suffix
    }

    private func begin() async throws {
        upstream.log.note(status: 200, for: request.number)
        try await response.head(200, [("Content-Type", "text/event-stream")] + headers)
        if mode == .llamaCpp && asked.returnsProgress {
            var read = frame.cachedTokens
            while true {
                let chunk = frame.chunk(delta: frame.opening).adding("prompt_progress", frame.progress(read: read))
                try await send(chunk)
                guard read < frame.promptTokens else { break }
                read = min(read + Self.batch, frame.promptTokens)
            }
        }
        try await send(frame.chunk(delta: frame.opening, hasUsage: hasUsage))
    }

    private func finishStream(_ finish: Performance.Finish, answer: String, thoughts: String) async throws {
        let timings = mode == .llamaCpp ? frame.timings(answer: answer) : nil
        let last = frame.chunk(delta: .object([]), finish: word(finish), hasUsage: hasUsage)
        if asked.includesUsage {
            try await send(last)
            let usage = shaped(counted(answer, thoughts))
            try await send(frame.chunk(delta: nil).adding("usage", usage).adding("timings", timings))
        } else {
            try await send(last.adding("timings", timings))
        }
        try await response.send("data: [DONE]" + Self.end)
        try await response.end()
    }

    private func comment() async throws {
        try await response.send((mode == .llamaCpp ? ":" : ": keep-alive") + Self.end)
    }

    private func send(_ json: JSONValue) async throws {
        try await upstream.send("data: " + json.text + Self.end, splitting: performance.splitsCharacters, response)
    }

    private func refuse(_ refusal: Performance.Refusal) async throws {
        switch refusal {
        case .rateLimited(let seconds): try await refuse(OpenAIError.rateLimited(mode, seconds: seconds))
        case .quotaOfTheDay: try await refuse(OpenAIError.noQuota(mode))
        case .unavailable: try await refuse(OpenAIError.unavailable(mode))
        case .noQuotaAtAll: try await refuse(OpenAIError.noQuotaAtAll(mode, model: request.model))
        case .regionNotServed: try await refuse(OpenAIError.regionNotServed)
        case .aliasOfDeadMachine: try await refuse(OpenAIError.unknownModel("machine-17b", mode))
        case .unauthorised: try await refuse(OpenAIError.badKey(mode))
        case .blockedPrompt: try await refuse(OpenAIError.blockedPrompt)
        case .html: try await upstream.answerHTML(to: request, response)
        case .reset: await response.reset()
        case .habit(let status, let body): try await upstream.answer(status, body, to: request, response)
        }
    }

    private func refuse(_ error: OpenAIError) async throws {
        try await upstream.answer(error.status, error.json, to: request, response, headers: error.headers)
    }
}
