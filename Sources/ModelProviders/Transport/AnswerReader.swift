import LanguageModels
import StoryDomain

/// Reads one answer: bytes in, a model's events out. Framing by `ServerSentEventParser`, meaning by a decoder.
struct AnswerReader<Decoder: AnswerDecoder>: Sendable {
    /// Understands the events; to be closed when the answer has ended, unless `isClosed`.
    private(set) var decoder: Decoder
    /// Whether `finished` was handed out already, because the provider said itself that it was done.
    private(set) var isClosed = false
    /// The running count that was handed on last.
    private var told: TokenUsage?
    private var parser = ServerSentEventParser()
    private let provider: String

    /// Begins an answer.
    ///
    /// - Parameters:
    ///   - decoder: A fresh one.
    ///   - provider: Who answers, for errors.
    init(decoder: Decoder, provider: String) {
        self.decoder = decoder
        self.provider = provider
    }

    /// Whether a connection that breaks now has lost nothing.
    var isComplete: Bool { isClosed || decoder.isComplete }

    /// Takes the next bytes.
    ///
    /// - Parameters:
    ///   - bytes: As they came, in pieces of any size.
    ///   - mark: Called for each event: a piece where it brought text or thoughts, else a sign of life. Comments, progress
    ///     and an opening without content come while the model still reads its prompt.
    ///   - yield: Receives what the bytes say, also what they say before an error. Pieces of text that came together are
    ///     one event, and so are thoughts: each costs a hop through every decorator.
    /// - Throws: `ModelError`.
    mutating func take(
        _ bytes: some Collection<UInt8>, mark: (CallLimits.Sign) -> Void, yield: (ModelEvent) -> Void
    ) throws(ModelError) {
        // What follows the provider's own end is only drained, so that the connection can be used again.
        if isClosed { return }
        var held: ModelEvent?
        defer { if let held { yield(held) } }
        for event in try events(in: bytes) {
            let outputs = try decoder.take(event)
            mark(outputs.contains(where: \.isPiece) ? .piece : .life)
            for output in outputs { Self.join(output, &held, yield) }
            guard decoder.isOver else { continue }
            isClosed = true
            Self.join(.finished(try decoder.close()), &held, yield)
            return
        }
        if let count = newCount() { Self.join(.counted(count), &held, yield) }
    }

    /// Tokens by which a running count must have grown to be handed on again.
    private static var step: Int { 256 }

    /// The running count, where it is the first or has grown by enough.
    private mutating func newCount() -> TokenUsage? {
        guard let count = decoder.running, count.total >= (told?.total ?? -Self.step) + Self.step else { return nil }
        told = count
        return count
    }

    /// Keeps text and thoughts back until something else comes.
    private static func join(_ event: ModelEvent, _ held: inout ModelEvent?, _ yield: (ModelEvent) -> Void) {
        switch (held, event) {
        case (.text(let text)?, .text(let more)): held = .text(text + more)
        case (.thinking(let count)?, .thinking(let more)): held = .thinking(characters: count + more)
        case (let before, .text), (let before, .thinking):
            if let before { yield(before) }
            held = event
        case (let before, _):
            if let before { yield(before) }
            held = nil
            yield(event)
        }
    }

    /// Ends the bytes.
    ///
    /// An event that the connection's end cut in two is left out: closing the decoder tells whether that matters.
    ///
    /// - Parameter yield: Receives what was still open.
    /// - Throws: `ModelError`.
    mutating func end(yield: (ModelEvent) -> Void) throws(ModelError) {
        if isClosed { return }
        for event in parser.finish() {
            do {
                for output in try decoder.take(event) { yield(output) }
            } catch {
                if error.code != .malformedResponse { throw error }
            }
        }
        for output in try decoder.end() { yield(output) }
    }

    private mutating func events(in bytes: some Collection<UInt8>) throws(ModelError) -> [ServerSentEvent] {
        do {
            return try parser.consume(bytes)
        } catch {
            throw ModelError(
                code: .malformedResponse, disposition: .retry(after: nil), provider: provider,
                message: "The answer holds an event of more than \(error.limit >> 20) MiB; check the base URL.")
        }
    }
}

extension ModelEvent {
    /// Whether it is a piece of what the model writes, thoughts included.
    var isPiece: Bool {
        switch self {
        case .text, .thinking: true
        case .callOpened, .callFailed, .answeredBy, .waiting, .reading, .counted, .silent, .finished: false
        }
    }
}
