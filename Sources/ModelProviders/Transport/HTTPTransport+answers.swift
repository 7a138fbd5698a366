import LanguageModels
import NIOCore
import StoryDomain
import Synchronization

extension HTTPTransport {
    /// The most bytes of a refusal's body that are read.
    static let refusalLimit = 64 << 10

    /// Makes a call and reads its answer as a stream of events.
    ///
    /// - Parameters:
    ///   - call: The request.
    ///   - timeouts: Limits of the call's parts.
    ///   - provider: Who is asked, for errors.
    ///   - decoder: Understands the answer; a fresh one.
    ///   - refusal: Makes an error of an answer that is no success, from its head and its body (at most
    ///     `refusalLimit` bytes).
    ///   - sink: Receives the events as they come; `finished` too where the provider says itself that it is done. While
    ///     its reader is behind, nothing is read, and the limits of silence rest.
    /// - Returns: The decoder after the whole answer, to be closed; nil where `finished` was put in already.
    /// - Throws: `ModelError`, `CancellationError`.
    func answer<Decoder: AnswerDecoder>(
        to call: HTTPCall, within timeouts: ProviderTimeouts, provider: String, decoder: Decoder,
        refusal: @escaping @Sendable (HTTPReply, [UInt8]) -> ModelError,
        in sink: EventSink
    ) async throws -> Decoder? {
        let counted = Mutex<TokenUsage?>(nil)
        do {
            return try await send(
                call, within: timeouts, provider: provider, quiet: { sink(.silent(for: $0)) }
            ) { reply in
                guard reply.isSuccess else {
                    throw refusal(reply, try await reply.bytes(upTo: Self.refusalLimit))
                }
                var reader = AnswerReader(decoder: decoder, provider: provider)
                defer { counted.withLock { $0 = reader.decoder.counted } }
                do {
                    for try await piece in reply.body {
                        try reader.take(piece.readableBytesView, mark: reply.limits.mark) { sink($0) }
                        guard sink.isFull else { continue }
                        reply.limits.rest()
                        await sink.room()
                        reply.limits.goOn()
                    }
                } catch {
                    // A connection that breaks, or falls silent, after the finish reason has lost nothing.
                    if error is ModelError || !reader.isComplete { throw error }
                }
                try reader.end { sink($0) }
                return reader.isClosed ? nil : reader.decoder
            }
        } catch let error as ModelError {
            // What a call used before it broke off is billed.
            throw error.counting(counted.withLock { $0 })
        }
    }
}
