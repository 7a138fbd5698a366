import FoundationEssentials
import JSONNotation
import LanguageModels
import StoryDomain

/// A model behind OpenAI's `/images/generations`: OpenAI itself, LocalAI, stable-diffusion.cpp's server and others.
package struct OpenAIImageModel: ImageModel {
    package let profile: ImageProfile
    private let endpoint: Endpoint
    private let asksForBase64: Bool
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts

    /// Describes the model; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: who it is and what it can do.
    ///   - endpoint: where it is, up to the path of a call.
    ///   - asksForBase64: whether the answer is asked for as Base64; OpenAI's newest models refuse the question and answer
    ///     so anyway.
    ///   - transport: the way there; not shut down by the model.
    ///   - timeouts: limits of each call.
    package init(
        profile: ImageProfile, endpoint: Endpoint, asksForBase64: Bool, transport: HTTPTransport,
        timeouts: ProviderTimeouts = .drawing
    ) {
        self.profile = profile
        self.endpoint = endpoint
        self.asksForBase64 = asksForBase64
        self.transport = transport
        self.timeouts = timeouts
    }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let (width, height) = Self.size(of: request.shape)
        var body: [String: JSONValue] = [
            "model": .string(profile.model), "prompt": .string(request.prompt), "n": 1,
            "size": .string("\(width)x\(height)"),
        ]
        if asksForBase64 { body["response_format"] = "b64_json" }
        let calls = ImageCalls(
            provider: profile.provider, model: profile.model, endpoint: endpoint, transport: transport,
            timeouts: timeouts)
        let answer = try await calls.ask("\(endpoint.baseURL)/images/generations", .object(body))
        return try await calls.picture(inDataOf: answer)
    }

    /// The sizes that OpenAI's models have.
    private static func size(of shape: ImageRequest.Shape) -> (Int, Int) {
        switch shape {
        case .upright: (1_024, 1_536)
        case .wide: (1_536, 1_024)
        case .square: (1_024, 1_024)
        }
    }
}
