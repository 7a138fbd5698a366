import JSONNotation
import LanguageModels

@testable import TestSupport

/// The prompt of the tests: one scene of a few paragraphs.
let scenePrompt = "Scene 1 of 3\nWrite about 150 words."

extension FakeGemini {
    /// Sends one prompt over a new connection and reads the answer to its end.
    func ask(
        _ prompt: String = scenePrompt, config: String = "{}", method: String = "streamGenerateContent?alt=sse",
        key: String = "gemini-test-key"
    ) async throws -> WireAnswer {
        let connection = try await WireConnection.open(port: server.port)
        try await send(prompt, config: config, method: method, key: key, on: connection)
        return try await connection.answer()
    }

    /// Sends one prompt.
    func send(
        _ prompt: String = scenePrompt, config: String = "{}", method: String = "streamGenerateContent?alt=sse",
        key: String = "gemini-test-key", on connection: WireConnection
    ) async throws {
        let text = JSONValue.string(prompt).text
        let body = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\(text)}]}],\"generationConfig\":\(config)}"
        let path = "/v1beta/models/gemini-3.8-flash:\(method)"
        try await connection.send("POST", path, headers: ["x-goog-api-key: \(key)"], body: body)
    }
}

extension WireAnswer {
    var geminiFrames: [JSONValue] { jsonFrames("\r\n\r\n") }

    /// The text of a Gemini stream without its thoughts.
    var geminiText: String {
        geminiFrames.flatMap { $0["candidates"]?.array?.first?["content"]?["parts"]?.array ?? [] }
            .filter { $0["thought"] != true }.compactMap { $0["text"]?.string }.joined()
    }

    /// The last frame's finish reason.
    var geminiFinish: String? {
        geminiFrames.last?["candidates"]?.array?.first?["finishReason"]?.string
    }
}
