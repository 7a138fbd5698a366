import FoundationEssentials
import JSONNotation
import LanguageModels

extension HTTPTransport {
    /// The most bytes of a JSON answer that are read.
    static let jsonLimit = 32 << 20

    /// Makes a call whose answer is one JSON value.
    ///
    /// - Parameters:
    ///   - call: The request.
    ///   - timeouts: Limits of the call's parts.
    ///   - provider: Who is asked, for errors.
    ///   - refusal: Makes an error of an answer that is no success, from its head and body (at most `refusalLimit`
    ///     bytes); nil where that answer is to count as none.
    /// - Returns: The answer; nil where `refusal` gave nil.
    /// - Throws: `ModelError`, `CancellationError`.
    func json(
        _ call: HTTPCall, within timeouts: ProviderTimeouts, provider: String,
        refusal: @escaping @Sendable (HTTPReply, [UInt8]) -> ModelError?
    ) async throws -> JSONValue? {
        try await send(call, within: timeouts, provider: provider) { reply in
            guard reply.isSuccess else {
                if let error = refusal(reply, try await reply.bytes(upTo: Self.refusalLimit)) { throw error }
                return nil
            }
            let bytes = try await reply.bytes(upTo: Self.jsonLimit)
            do {
                return try JSONReader.read(bytes)
            } catch {
                throw ModelError(
                    code: .malformedResponse, disposition: .retry(after: nil), provider: provider,
                    message: "The server's answer is not JSON; check the base URL.", status: reply.status)
            }
        }
    }
}
