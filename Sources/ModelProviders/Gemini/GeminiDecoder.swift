import JSONNotation
import LanguageModels
import StoryDomain

/// Understands the stream of Gemini's `streamGenerateContent?alt=sse`, and the one event that its `generateContent`
/// amounts to. The stream has no `[DONE]`: its end is the end of the body.
struct GeminiDecoder: AnswerDecoder {
    private let refusals: GeminiRefusal
    private var reason: String?
    private var hasText = false
    private var thoughtCharacters = 0
    private var usage: TokenUsage?
    var counted: TokenUsage? { usage }
    var running: TokenUsage? { usage }
    private var servedModel: String?
    private var stray: [UInt8] = []
    /// The token to go on with, where the answer is not at its end but at the limit of one request.
    private(set) var continuation: String?

    /// Begins an answer.
    ///
    /// - Parameter refusals: Makes errors of error events.
    init(refusals: GeminiRefusal) {
        self.refusals = refusals
    }

    var isOver: Bool { false }

    /// A finish reason before any text may be one of the stream's oddities; what follows decides.
    var isComplete: Bool { reason != nil && hasText }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> [ModelEvent] {
        switch event {
        case .comment:
            return []
        case .stray(let line):
            try take(stray: line)
            return []
        case .data(let payload):
            return payload.isEmpty ? [] : try take(payload)
        }
    }

    mutating func end() throws(ModelError) -> [ModelEvent] {
        // A gateway that does not stream answers with bare JSON: one answer, or all events in a list.
        guard reason == nil, !hasText, !stray.isEmpty, let value = try? JSONReader.read(stray) else { return [] }
        var events: [ModelEvent] = []
        for chunk in value.array ?? [value] { events += try take(chunk.jsonBytes) }
        return events
    }

    mutating func close() throws(ModelError) -> Completion {
        guard let reason else {
            if !stray.isEmpty { throw refusals.streamError(stray) ?? refusals.malformed }
            throw refusals.truncated
        }
        return Completion(
            finish: Self.finish(reason), usage: usage, servedModel: servedModel, thoughtCharacters: thoughtCharacters)
    }

    private mutating func take(_ payload: [UInt8]) throws(ModelError) -> [ModelEvent] {
        let chunk: GeminiChunk
        do {
            chunk = try GeminiChunk(payload)
        } catch {
            throw refusals.streamError(payload) ?? refusals.malformed
        }
        if chunk.candidates == nil, let error = refusals.streamError(payload) { throw error }
        var events: [ModelEvent] = []
        if let version = chunk.modelVersion, !version.isEmpty, version != servedModel {
            servedModel = version
            events = [.answeredBy(model: version)]
        }
        if let counts = chunk.usageMetadata, counts.promptTokenCount != nil || counts.candidatesTokenCount != nil {
            usage = TokenUsage(
                prompt: counts.promptTokenCount ?? 0, cached: counts.cachedContentTokenCount ?? 0,
                thinking: counts.thoughtsTokenCount ?? 0, output: counts.candidatesTokenCount ?? 0)
        }
        guard let candidate = chunk.candidates?.first(where: { ($0.index ?? 0) == 0 }) else {
            // A refused prompt is answered with success, and without candidates.
            if let word = chunk.promptFeedback?.blockReason { throw refusals.blocked(word) }
            return events
        }
        return events + take(candidate)
    }

    private mutating func take(_ candidate: GeminiChunk.Candidate) -> [ModelEvent] {
        let parts = candidate.content?.parts ?? []
        let text = parts.filter { $0.thought != true }.compactMap(\.text).joined()
        let thoughts = parts.filter { $0.thought == true }.reduce(0) { $0 + ($1.text?.count ?? 0) }
        thoughtCharacters += thoughts
        if !text.isEmpty {
            hasText = true
            // Text after a finish reason shows that that was none; only a reason that stands at the end counts.
            reason = nil
        }
        if let word = candidate.finishReason, word != "FINISH_REASON_UNSPECIFIED" {
            reason = word
            continuation = word == "CONTINUATION" ? candidate.continuationToken : nil
        }
        return (thoughts > 0 ? [.thinking(characters: thoughts)] : []) + (text.isEmpty ? [] : [.text(text)])
    }

    /// An error in mid-stream may be bare JSON over many lines; it is whole when a line closes it.
    private mutating func take(stray line: [UInt8]) throws(ModelError) {
        guard stray.count < HTTPTransport.refusalLimit else { return }
        stray += line + [UInt8(ascii: "\n")]
        let closers = [UInt8(ascii: "}"), UInt8(ascii: "]")]
        if let last = line.last, closers.contains(last), let error = refusals.streamError(stray) { throw error }
    }

    private static func finish(_ word: String) -> FinishReason {
        // In front of Gemini gateways write its words in other cases.
        switch word.uppercased() {
        case "STOP": .stop
        case "MAX_TOKENS": .length
        case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MODEL_ARMOR", "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION":
            .filtered(word)
        default: .other(word)
        }
    }
}
