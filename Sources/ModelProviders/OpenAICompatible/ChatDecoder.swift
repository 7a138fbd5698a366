import LanguageModels
import StoryDomain

/// Understands the stream of an OpenAI-compatible server, and the whole answer of one that does not stream.
///
/// An answer is whole where the server gives a finish reason. Some never give one; then `[DONE]` after a text ends it,
/// and so does a usage that stands behind the text by itself, since a server counts when it is done. A body that only
/// stops is cut off, and so is `[DONE]` without a text: servers say that after an abort too.
struct ChatDecoder: AnswerDecoder {
    private let refusals: ChatRefusal
    private let outputLimit: Int?
    private var word: String?
    private var isDone = false
    private var usage: ChatUsage?
    /// Whether usage came with pieces of text: then it is a running count, and tells no end.
    private var countsAlong = false
    private var endsInUsage = false
    private var servedModel: String?
    private var timings: Completion.Timings?
    private var isRefusal = false
    private var received = ""
    private var thoughtCharacters = 0
    private var stray: [UInt8] = []
    private(set) var isOver = false

    /// The most bytes of an answer that comes whole.
    private static let wholeLimit = 8 << 20

    /// Begins an answer.
    ///
    /// - Parameters:
    ///   - refusals: Makes errors of error events.
    ///   - outputLimit: The most tokens that the server was told to write. Where it gives no finish reason, an answer as
    ///     long as this ran into the limit.
    init(refusals: ChatRefusal, outputLimit: Int? = nil) {
        self.refusals = refusals
        self.outputLimit = outputLimit
    }

    var isComplete: Bool { finish != nil }

    var counted: TokenUsage? {
        usage?.tokens(textCharacters: received.count, thoughtCharacters: thoughtCharacters)
    }

    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> [ModelEvent] {
        switch event {
        case .comment:
            return []
        case .stray(let line):
            // A server that does not stream answers 200 with bare JSON, an error or the whole answer; `end()` reads it.
            if stray.count < Self.wholeLimit { stray += line + [UInt8(ascii: "\n")] }
            return []
        case .data(let payload):
            if isOver || payload.isEmpty { return [] }
            if Self.isDone(payload) {
                isDone = !received.isEmpty
                isOver = finish != nil
                return []
            }
            return try take(payload)
        }
    }

    mutating func end() throws(ModelError) -> [ModelEvent] {
        guard finish == nil, !stray.isEmpty else { return [] }
        guard received.isEmpty, let chunk = try? ChatChunk(stray), chunk.error == nil,
            chunk.choices?.isEmpty == false
        else { throw refusals.streamError(stray) ?? refusals.malformed }
        return read(chunk, isWhole: true)
    }

    mutating func close() throws(ModelError) -> Completion {
        guard var finish else { throw refusals.truncated }
        if isRefusal, case .stop = finish { finish = .filtered("refusal") }
        return Completion(
            finish: finish,
            usage: usage?.tokens(textCharacters: received.count, thoughtCharacters: thoughtCharacters),
            servedModel: servedModel, timings: timings, thoughtCharacters: thoughtCharacters)
    }

    /// Why the answer ended; nil where it has not.
    private var finish: FinishReason? {
        if let word { return FinishWords.reason(word, hasText: !received.isEmpty) }
        guard isDone || endsInUsage else { return nil }
        if let outputLimit, let written = usage?.completion, written >= outputLimit { return .length }
        return .stop
    }

    private static func isDone(_ payload: [UInt8]) -> Bool {
        guard payload.count <= 16 else { return false }
        return ["[DONE]", "DONE"].contains(String(decoding: payload, as: UTF8.self).trimmed.uppercased())
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
        return read(chunk, isWhole: chunk.isWhole)
    }

    private mutating func read(_ chunk: ChatChunk, isWhole: Bool) -> [ModelEvent] {
        if let model = chunk.model, !model.isEmpty { servedModel = model }
        if let measured = chunk.timings { timings = Self.timings(measured) }
        var events: [ModelEvent] = []
        if let progress = chunk.promptProgress {
            events.append(.reading(done: progress.processed, total: progress.total))
        }
        let choice = chunk.choices?.first { ($0.index ?? 0) == 0 }
        // Some servers send an empty reason until the last chunk.
        if let reason = choice?.finishReason, !reason.isEmpty { word = reason }
        var content = choice?.delta
        if let message = choice?.message, content?.text.isEmpty != false {
            content = news(in: message, isLast: isWhole || word != nil)
        }
        if let content { events += take(content) }
        note(chunk.usage, besideText: content?.text.isEmpty == false && !isWhole)
        if isWhole, word == nil { isDone = !received.isEmpty }
        return events
    }

    /// What a `message` brings. Servers put one in place of a delta, or the whole answer into one behind the deltas.
    private func news(in message: ChatContent, isLast: Bool) -> ChatContent {
        guard !received.isEmpty else { return message }
        var news = message
        if message.text.hasPrefix(received), isLast || received.count >= Self.certainRepeat {
            news = ChatContent(content: .string(String(message.text.dropFirst(received.count))))
        } else if isLast, message.text.trimmed == received.trimmed {
            news = ChatContent(content: .null)
        }
        return news
    }

    /// Characters after which a message that begins with all that was said is no coincidence.
    private static let certainRepeat = 40

    /// Takes what is new.
    private mutating func take(_ content: ChatContent) -> [ModelEvent] {
        var events: [ModelEvent] = []
        if content.thoughtCharacters > 0 {
            thoughtCharacters += content.thoughtCharacters
            events.append(.thinking(characters: content.thoughtCharacters))
        }
        if !content.text.isEmpty {
            received += content.text
            events.append(.text(content.text))
        }
        if content.isRefusal { isRefusal = true }
        return events
    }

    private mutating func note(_ counts: ChatUsage?, besideText: Bool) {
        if besideText { endsInUsage = false }
        guard let counts else { return }
        usage = counts
        if besideText { countsAlong = true }
        endsInUsage = !countsAlong && !received.isEmpty
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
