import LanguageModels
import StoryDomain

/// Understands the stream of an OpenAI-compatible server.
struct ChatDecoder: AnswerDecoder {
    private let refusals: ChatRefusal
    private var finish: FinishReason?
    private var usage: TokenUsage?
    private var servedModel: String?
    private var timings: Completion.Timings?
    private var refused = false
    private var stray: [UInt8] = []
    private(set) var isOver = false

    /// Begins an answer.
    ///
    /// - Parameter refusals: Makes errors of error events.
    init(refusals: ChatRefusal) {
        self.refusals = refusals
    }

    var isComplete: Bool { finish != nil }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> [ModelEvent] {
        switch event {
        case .comment:
            return []
        case .stray(let line):
            // Some servers and proxies answer 200 with a bare JSON error; `close()` looks at it.
            if stray.count < HTTPTransport.refusalLimit { stray += line + [UInt8(ascii: "\n")] }
            return []
        case .data(let payload):
            if isOver || payload.isEmpty { return [] }
            if payload.elementsEqual("[DONE]".utf8) {
                // Without a finish reason the end is no end: servers say `[DONE]` after an abort too.
                isOver = finish != nil
                return []
            }
            return try take(payload)
        }
    }

    mutating func close() throws(ModelError) -> Completion {
        guard var finish else {
            if !stray.isEmpty { throw refusals.streamError(stray) ?? refusals.malformed }
            throw refusals.truncated
        }
        if refused, case .stop = finish { finish = .filtered("refusal") }
        return Completion(finish: finish, usage: usage, servedModel: servedModel, timings: timings)
    }

    private mutating func take(_ payload: [UInt8]) throws(ModelError) -> [ModelEvent] {
        let chunk: ChatChunk
        do {
            chunk = try ChatChunk(payload)
        } catch {
            throw refusals.streamError(payload) ?? refusals.malformed
        }
        // An error event may stand alone, in any of the shapes of errors, or within a chunk that closes the choice.
        if chunk.error != nil || (chunk.choices == nil && chunk.usage == nil),
            let error = refusals.streamError(payload)
        {
            throw error
        }
        if let model = chunk.model, !model.isEmpty { servedModel = model }
        if let counts = chunk.usage { usage = Self.usage(counts) ?? usage }
        if let measured = chunk.timings { timings = Self.timings(measured) }
        var events: [ModelEvent] = []
        if let progress = chunk.promptProgress {
            events.append(.reading(done: progress.processed, total: progress.total))
        }
        guard let choice = chunk.choices?.first(where: { ($0.index ?? 0) == 0 }) else { return events }
        if let text = choice.delta?.content, !text.isEmpty { events.append(.text(text)) }
        if let refusal = choice.delta?.refusal, !refusal.isEmpty { refused = true }
        // Some servers send an empty reason until the last chunk.
        if let word = choice.finishReason, !word.isEmpty { finish = Self.finish(word) }
        return events
    }

    /// The words for an end that are in use: OpenAI's own, and `eos_token` and `stop_sequence` of Text Generation
    /// Inference. All others (`abort`, `error`, `tool_calls` …) are no end of a text.
    private static func finish(_ word: String) -> FinishReason {
        switch word {
        case "stop", "eos_token", "stop_sequence", "end_turn": .stop
        case "length", "max_tokens": .length
        case "content_filter": .filtered(word)
        default: .other(word)
        }
    }

    private static func usage(_ counts: ChatChunk.Usage) -> TokenUsage? {
        guard let prompt = counts.prompt else { return nil }
        let completion = counts.completion ?? 0
        let thinking = min(counts.reasoning ?? 0, completion)
        return TokenUsage(
            prompt: prompt, cached: counts.cached ?? 0, thinking: thinking,
            output: completion - thinking)
    }

    private static func timings(_ measured: ChatChunk.ServerTimings) -> Completion.Timings {
        Completion.Timings(
            cachedTokens: measured.cachedTokens ?? 0,
            promptTokens: measured.promptTokens ?? 0,
            promptSeconds: (measured.promptMilliseconds ?? 0) / 1000,
            writtenTokens: measured.writtenTokens ?? 0,
            writingSeconds: (measured.writingMilliseconds ?? 0) / 1000)
    }
}
