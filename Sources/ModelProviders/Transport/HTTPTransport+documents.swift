import Foundation
import LanguageModels

extension HTTPTransport {
    /// The most bytes of a document.
    private static let documentLimit = 1 << 20
    private static let documentTimeouts = ProviderTimeouts(
        firstToken: .seconds(5), idle: .seconds(5), total: .seconds(10))

    /// Fetches a small document, such as the keys of a sign-in service.
    ///
    /// - Parameter purpose: who is asked, for errors.
    /// - Throws: `ModelError` where the server cannot be reached or refuses, `CancellationError`.
    package func document(at url: String, purpose: String) async throws -> Data {
        try await send(.get(url, headers: []), within: Self.documentTimeouts, provider: purpose) { reply in
            guard reply.isSuccess else {
                throw ModelError(
                    code: .unavailable, disposition: .retry(after: nil), provider: purpose,
                    message: "The server answered \(reply.status); check its URL.", status: reply.status)
            }
            return Data(try await reply.bytes(upTo: Self.documentLimit))
        }
    }

    /// Sends JSON whose answer says nothing but its status.
    ///
    /// - Parameter purpose: who is told, for errors.
    /// - Throws: `ModelError` where the server cannot be reached, `CancellationError`.
    package func post(
        _ body: Data, to url: String, headers: [(name: String, value: String)], purpose: String
    ) async throws -> Int {
        let call = HTTPCall(method: .post, url: url, headers: headers, body: Array(body))
        return try await send(call, within: Self.documentTimeouts, provider: purpose) { reply in
            _ = try await reply.bytes(upTo: 4_096)
            return reply.status
        }
    }
}
