import LanguageModels
import StoryDomain

extension HTTPTransport {
    /// Fetches a picture from the address that a provider gave for it. Nobody's key goes along.
    ///
    /// Only `https` is followed, so that the address cannot lead to what only this machine reaches in the clear; plain
    /// `http` on this machine's own loopback is allowed where the provider itself is there. Redirects are not followed.
    ///
    /// - Parameters:
    ///   - url: as the provider gave it.
    ///   - baseURL: the provider's own address.
    ///   - reading: makes the picture.
    /// - Throws: `ModelError`, `CancellationError`.
    func picture(
        at url: String, givenBy baseURL: String, within timeouts: ProviderTimeouts, reading: PictureReading
    ) async throws -> PictureFile {
        if url.hasPrefix("data:") { return try reading.file(ofBase64: url) }
        guard PictureAddress.isAllowed(url, givenBy: baseURL) else {
            throw ModelError(
                code: .malformedResponse, disposition: .never, provider: reading.provider,
                message: "The provider gave an address for the picture that is not https; choose another provider.")
        }
        let call = HTTPCall(method: .get, url: url, headers: [("accept", "image/*")], body: nil)
        let bytes = try await send(call, within: timeouts, provider: reading.provider) { reply in
            guard reply.isSuccess else {
                throw ModelError(
                    code: .unavailable, disposition: .retry(after: nil), provider: reading.provider,
                    message: "The picture was made but cannot be fetched (HTTP \(reply.status)); try again.",
                    status: reply.status)
            }
            return try await reply.bytes(upTo: PictureFile.mostBytes + 1)
        }
        return try reading.file(of: bytes)
    }
}
