import FoundationEssentials
import JSONNotation
import LanguageModels
import StoryDomain

/// The calls that OpenAI's image interface and Hugging Face's router have in common: a key as bearer, JSON, and refusals
/// in OpenAI's shapes.
struct ImageCalls: Sendable {
    let provider: String
    let model: String
    let endpoint: Endpoint
    let transport: HTTPTransport
    let timeouts: ProviderTimeouts

    /// Makes pictures of answers.
    var reading: PictureReading { PictureReading(provider: provider) }

    private var refusals: ChatRefusal { ChatRefusal(provider: provider, model: model, keys: endpoint.secrets) }

    /// Sends JSON and reads JSON.
    ///
    /// - Throws: `ModelError`, `CancellationError`.
    func ask(
        _ url: String, _ body: JSONValue, headers: [(name: String, value: String)] = []
    ) async throws -> JSONValue {
        try await json(
            HTTPCall.post(url, headers: endpoint.bearerHeaders + headers, body: JSONText.bytes(of: body)))
    }

    /// Asks how something stands.
    ///
    /// - Throws: `ModelError`, `CancellationError`.
    func look(_ url: String) async throws -> JSONValue {
        try await json(HTTPCall.get(url, headers: endpoint.bearerHeaders))
    }

    /// Sends JSON and reads a picture's own bytes.
    ///
    /// - Throws: `ModelError`, `CancellationError`.
    func bytes(_ url: String, _ body: JSONValue) async throws -> ImageAnswer {
        let call = HTTPCall.post(
            url, headers: endpoint.bearerHeaders, body: JSONText.bytes(of: body), accept: "image/png, image/jpeg")
        let (reading, refusals) = (reading, refusals)
        let bytes = try await transport.send(call, within: timeouts, provider: provider) { reply in
            guard reply.isSuccess else {
                let body = try await reply.bytes(upTo: HTTPTransport.refusalLimit)
                throw reading.told(refusals.error(for: reply, body: body))
            }
            return try await reply.bytes(upTo: PictureFile.mostBytes + 1)
        }
        return ImageAnswer(file: try reading.file(of: bytes))
    }

    /// The picture of an answer in OpenAI's form, as Base64 or behind an address.
    ///
    /// - Throws: `ModelError`, `CancellationError`.
    func picture(inDataOf answer: JSONValue) async throws -> ImageAnswer {
        guard let first = answer["data"]?.array?.first else { throw reading.nothing }
        let served = answer["model"]?.string
        if let text = first["b64_json"]?.string {
            return ImageAnswer(file: try reading.file(ofBase64: text), servedModel: served)
        }
        guard let url = first["url"]?.string else { throw reading.nothing }
        return ImageAnswer(file: try await fetched(url), servedModel: served)
    }

    /// The picture behind an address.
    ///
    /// - Throws: `ModelError`, `CancellationError`.
    func fetched(_ url: String) async throws -> PictureFile {
        try await transport.picture(at: url, givenBy: endpoint.baseURL, within: timeouts, reading: reading)
    }

    private func json(_ call: HTTPCall) async throws -> JSONValue {
        let (reading, refusals) = (reading, refusals)
        let answer = try await transport.json(call, within: timeouts, provider: provider) { reply, body in
            reading.told(refusals.error(for: reply, body: body))
        }
        guard let answer else { throw reading.nothing }
        return answer
    }
}
