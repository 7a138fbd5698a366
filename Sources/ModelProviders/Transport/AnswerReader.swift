import LanguageModels

/// Reads one answer: bytes in, a model's events out. Framing by `ServerSentEventParser`, meaning by a decoder.
struct AnswerReader<Decoder: AnswerDecoder>: Sendable {
    /// Understands the events; to be closed when the answer has ended, unless `isClosed`.
    private(set) var decoder: Decoder
    /// Whether `finished` was handed out already, because the provider said itself that it was done.
    private(set) var isClosed = false
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
    ///   - mark: Called for each event that is a sign of life of the model; comments are only one of the connection.
    ///   - yield: Receives what the bytes say, also what they say before an error. Pieces of text that came together are
    ///     one event: each costs a hop through every decorator.
    /// - Throws: `ModelError`.
    mutating func take(
        _ bytes: some Collection<UInt8>, mark: () -> Void, yield: (ModelEvent) -> Void
    ) throws(ModelError) {
        // What follows the provider's own end is only drained, so that the connection can be used again.
        if isClosed { return }
        var text = ""
        defer { if !text.isEmpty { yield(.text(text)) } }
        for event in try events(in: bytes) {
            if event != .comment { mark() }
            for output in try decoder.take(event) { Self.join(output, &text, yield) }
            guard decoder.isOver else { continue }
            isClosed = true
            Self.join(.finished(try decoder.close()), &text, yield)
            return
        }
    }

    /// Keeps text back until something else comes.
    private static func join(_ event: ModelEvent, _ text: inout String, _ yield: (ModelEvent) -> Void) {
        if case .text(let more) = event {
            text += more
            return
        }
        if !text.isEmpty { yield(.text(text)) }
        text = ""
        yield(event)
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
