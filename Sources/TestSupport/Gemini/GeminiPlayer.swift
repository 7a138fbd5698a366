import JSONNotation

/// Plays one performance in Gemini's words.
struct GeminiPlayer {
    let upstream: FakeUpstream
    let request: RecordedRequest
    let response: FakeResponse
    let performance: Performance
    /// The model that answers, which may be another than the asked one.
    let served: String
    /// What continues the answer, where it ends with `CONTINUATION`.
    let token: String?

    /// Prompts shorter than this are never taken from the cache, in tokens.
    private static let leastCachedTokens = 4_096
    private static let end = "\r\n\r\n"

    private var frame: GeminiFrame {
        let cached = FakeTokens.count(characters: request.sharedPrefixBytes)
        return GeminiFrame(
            model: served, responseID: "fake-response-\(request.number)",
            promptTokens: FakeTokens.count(characters: request.promptCharacters),
            cachedTokens: cached < Self.leastCachedTokens ? 0 : cached
        )
    }

    /// Streams as `data:` frames.
    ///
    /// - Throws: `FakeResponse.ClientGone`, or `CancellationError` when the client gives up at the gate.
    func stream() async throws {
        if let refusal = performance.refusal {
            guard refusal == .blockedPrompt else { return try await refuse(refusal) }
            _ = counted("", "")
            try await head()
            try await response.send("data: " + frame.blocked.text + Self.end)
            return try await response.end()
        }
        if performance.shape.isWhole { return try await answer(asArray: request.number.isMultiple(of: 2)) }
        if performance.steps.first == .hold { try await upstream.waitAtHold(request) }
        try await head()
        var answer = ""
        var thoughts = ""
        let steps = performance.steps.first == .hold ? performance.steps.dropFirst() : performance.steps[...]
        for step in steps {
            if performance.shape.hasComments { try await response.send(": keep-alive" + Self.end) }
            switch step {
            case .thought(let piece):
                thoughts += piece
                try await send([GeminiFrame.thought(piece)], counted(answer, thoughts))
            case .delta(let piece):
                answer += piece
                try await send([GeminiFrame.part(piece)], counted(answer, thoughts))
            case .hold:
                try await upstream.waitAtHold(request)
            case .finish(let finish):
                let usage = counted(answer, thoughts)
                try await send(nil, usage, finish: finish)
                return try await response.end()
            case .end:
                return try await response.end()
            case .drop:
                return await response.cut()
            case .error(let isFramed):
                let json = GeminiError.midStream.json
                try await response.send(isFramed ? "data: " + json.text + Self.end : json.prettyText + "\n")
                return try await response.end()
            }
        }
        try await response.end()
    }

    /// Answers at once; as an array of one where the request wanted a stream but no SSE.
    ///
    /// - Throws: as `stream`.
    func answer(asArray: Bool) async throws {
        if let refusal = performance.refusal, refusal != .blockedPrompt { return try await refuse(refusal) }
        if performance.steps.contains(.hold) { try await upstream.waitAtHold(request) }
        var finish: Performance.Finish?
        switch performance.steps.last {
        case .finish(let reason)?: finish = reason
        case .error?: return try await refuse(GeminiError.midStream)
        case .drop?:
            try await head()
            try await response.send("{\n  \"candidates\": [\n")
            return await response.cut()
        default: break
        }
        let thoughts = performance.thoughts.isEmpty ? [] : [GeminiFrame.thought(performance.thoughts)]
        let text = performance.text.isEmpty ? [] : [GeminiFrame.part(performance.text)]
        let whole = frame.json(
            parts: thoughts.isEmpty && text.isEmpty ? nil : thoughts + text, finish: finish.map(GeminiFrame.word),
            token: token, usage: counted(performance.text, performance.thoughts)
        )
        let json = performance.refusal == .blockedPrompt ? frame.blocked : whole
        try await upstream.answer(200, asArray ? [json] : json, to: request, response, isPretty: true)
    }

    /// The usage to be sent, which the log keeps.
    private func counted(_ answer: String, _ thoughts: String) -> JSONValue {
        upstream.log.note(counted: frame.counted(answer: answer, thoughts: thoughts), for: request.number)
        return frame.usage(answer: answer, thoughts: thoughts)
    }

    private func head() async throws {
        upstream.log.note(status: 200, for: request.number)
        try await response.head(200, [("Content-Type", "text/event-stream"), ("Cache-Control", "no-cache")])
    }

    private func send(_ parts: [JSONValue]?, _ usage: JSONValue, finish: Performance.Finish? = nil) async throws {
        let json = frame.json(
            parts: parts, finish: finish.map(GeminiFrame.word), token: finish == .continuation ? token : nil,
            usage: usage
        )
        try await upstream.send("data: " + json.text + Self.end, splitting: performance.splitsCharacters, response)
    }

    private func refuse(_ refusal: Performance.Refusal) async throws {
        switch refusal {
        case .rateLimited(let seconds):
            try await refuse(GeminiError.quota(model: request.model, seconds: seconds, isDaily: false))
        case .quotaOfTheDay: try await refuse(GeminiError.quota(model: request.model, seconds: 31, isDaily: true))
        case .unavailable: try await refuse(GeminiError.unavailable)
        case .noQuotaAtAll: try await refuse(GeminiError.noQuotaAtAll(model: request.model))
        case .regionNotServed: try await refuse(GeminiError.regionNotServed)
        case .aliasOfDeadMachine:
            try await refuse(GeminiError.unknownModel("machine-17b", version: "v1beta", method: "generateContent"))
        case .unauthorised: try await refuse(GeminiError.badKey)
        case .html: try await upstream.answerHTML(to: request, response)
        case .blockedPrompt: try await upstream.answer(200, frame.blocked, to: request, response)
        case .reset: await response.reset()
        case .habit(let status, let body):
            try await upstream.answer(status, body, to: request, response, isPretty: true)
        }
    }

    private func refuse(_ error: GeminiError) async throws {
        try await upstream.answer(error.code, error.json, to: request, response, isPretty: true)
    }
}
