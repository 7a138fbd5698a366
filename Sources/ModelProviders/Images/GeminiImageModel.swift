import FoundationEssentials
import JSONNotation
import LanguageModels
import StoryDomain

/// A model of Gemini's that answers with pictures.
package struct GeminiImageModel: ImageModel {
    /// Reasons to end without a picture that the filter gives; others are bad luck.
    private static let refusals: Set<String> = [
        "SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION",
        "IMAGE_RECITATION", "MODEL_ARMOR",
    ]

    package let profile: ImageProfile
    private let endpoint: Endpoint
    private let version: String
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts

    /// Describes the model; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: who it is and what it can do.
    ///   - endpoint: where it is, without version, and the key.
    ///   - version: the API's version, a piece of the path.
    ///   - transport: the way there; not shut down by the model.
    ///   - timeouts: limits of each call.
    package init(
        profile: ImageProfile, endpoint: Endpoint, version: String = GeminiModel.defaultVersion,
        transport: HTTPTransport, timeouts: ProviderTimeouts = .drawing
    ) {
        self.profile = profile
        self.endpoint = endpoint
        self.version = version
        self.transport = transport
        self.timeouts = timeouts
    }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let refusals = GeminiRefusal(provider: profile.provider, model: profile.model, keys: endpoint.secrets)
        let reading = PictureReading(provider: profile.provider)
        let call = HTTPCall.post(
            "\(endpoint.baseURL)/\(version)/models/\(profile.model):generateContent", headers: endpoint.googleHeaders,
            body: JSONText.bytes(of: body(request)))
        let answer = try await transport.json(call, within: timeouts, provider: profile.provider) { reply, body in
            reading.told(refusals.error(for: reply, body: body))
        }
        guard let answer else { throw reading.nothing }
        return try read(answer, reading)
    }

    private func body(_ request: ImageRequest) -> JSONValue {
        var parts: [JSONValue] = []
        for reference in request.references.prefix(profile.references) {
            parts.append(["text": .string("This is \(reference.name):")])
            let data = Data(reference.bytes).base64EncodedString()
            parts.append(["inlineData": ["mimeType": .string(reference.mediaType), "data": .string(data)]])
        }
        parts.append(["text": .string(request.prompt)])
        var config: [String: JSONValue] = [
            "responseModalities": ["TEXT", "IMAGE"],
            "imageConfig": ["aspectRatio": .string(request.shape.proportion)],
        ]
        if let seed = request.seed { config["seed"] = .integer(Int(Int32(truncatingIfNeeded: seed))) }
        return [
            "contents": [["role": "user", "parts": .array(parts)]], "generationConfig": .object(config),
            "safetySettings": .array(GeminiSafety.settings(for: request.contentPolicy)),
        ]
    }

    /// Pictures that the model made while it thought are drafts; the last one that is not is the answer.
    private func read(_ answer: JSONValue, _ reading: PictureReading) throws(ModelError) -> ImageAnswer {
        if let word = answer["promptFeedback"]?["blockReason"]?.string { throw reading.refused(word) }
        guard let candidate = answer["candidates"]?.array?.first else { throw reading.nothing }
        let parts = (candidate["content"]?["parts"]?.array ?? []).filter { $0["thought"] != .bool(true) }
        if let data = parts.last(where: { $0["inlineData"] != nil })?["inlineData"]?["data"]?.string {
            return ImageAnswer(
                file: try reading.file(ofBase64: data), servedModel: answer["modelVersion"]?.string)
        }
        let finish = candidate["finishReason"]?.string ?? ""
        if Self.refusals.contains(finish) { throw reading.refused(finish) }
        // Words in place of a picture are how the model itself declines.
        if finish == "STOP", parts.contains(where: { $0["text"]?.string?.isEmpty == false }) {
            throw reading.refused("it answered in words")
        }
        throw reading.nothing
    }
}
