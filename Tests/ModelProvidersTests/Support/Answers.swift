import FoundationEssentials
import JSONNotation
import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

/// What a stream said, put together.
struct Answer {
    var text = ""
    var pieces: [String] = []
    var readings: [ModelEvent] = []
    var thoughtCharacters = 0
    var completion: Completion?

    /// Reads a stream to its end.
    init(of stream: ModelStream) async throws {
        for try await event in stream {
            try take(event)
        }
    }

    /// Reads bytes with a decoder, as the transport would.
    init(
        of bytes: some Sequence<UInt8>, cutAt cuts: Set<Int> = [], decoder: some AnswerDecoder
    ) throws {
        var reader = AnswerReader(decoder: decoder, provider: "test")
        var events: [ModelEvent] = []
        var piece: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if cuts.contains(index) {
                try reader.take(piece, mark: { _ in }, yield: { events.append($0) })
                piece = []
            }
            piece.append(byte)
        }
        try reader.take(piece, mark: { _ in }, yield: { events.append($0) })
        try reader.end { events.append($0) }
        if !reader.isClosed {
            var decoder = reader.decoder
            events.append(.finished(try decoder.close()))
        }
        for event in events { try take(event) }
    }

    private mutating func take(_ event: ModelEvent) throws {
        try #require(completion == nil, "nothing may follow finished")
        switch event {
        case .text(let piece):
            text += piece
            pieces.append(piece)
        case .reading: readings.append(event)
        case .thinking(let characters): thoughtCharacters += characters
        case .counted, .silent, .answeredBy: break
        case .finished(let completion): self.completion = completion
        case .callOpened, .callFailed, .waiting: Issue.record("a bare provider has no such event")
        }
    }
}

/// The error that `body` throws.
func modelError(_ body: () async throws -> Void) async -> ModelError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? ModelError
    }
}

/// A request for a few words of prose.
func proseRequest(
    _ messages: [Message] = [Message(.system, "Rules."), Message(.user, "Begin.")], format: OutputFormat = .text,
    sampling: Sampling = Sampling(kind: .prose)
) -> ModelRequest {
    ModelRequest(
        messages: messages, format: format, sampling: sampling, maxOutputTokens: 500, purpose: .scene)
}

/// A JSON value from its text.
func json(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8))
}

/// A profile for tests.
func profile(
    provider: String = "openai", model: String = "m", capabilities: ModelCapabilities = ModelCapabilities()
) -> ModelProfile {
    ModelProfile(
        provider: provider, model: model, contextTokens: 8192, maxOutputTokens: 4096, price: .free,
        capabilities: capabilities, passWords: 500)
}

extension ProviderTimeouts {
    /// Limits for questions that a busy machine may be slow to answer; no test is about them.
    static let patient = ProviderTimeouts(firstToken: .seconds(600), idle: .seconds(600), total: .seconds(600))
}
