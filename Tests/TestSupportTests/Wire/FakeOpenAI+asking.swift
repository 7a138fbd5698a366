import JSONNotation
import LanguageModels

@testable import TestSupport

extension FakeOpenAI {
    /// Sends one prompt over a new connection and reads the answer to its end.
    func ask(
        _ prompt: String = scenePrompt, model: String = "gpt-test", extra: String = "", stream: Bool = true,
        key: String = "openai-test-key"
    ) async throws -> WireAnswer {
        let messages = "[{\"role\":\"user\",\"content\":\(JSONValue.string(prompt).text)}]"
        return try await ask(messages: messages, model: model, extra: extra, stream: stream, key: key)
    }

    /// Sends messages over a new connection and reads the answer to its end.
    func ask(
        messages: String, model: String = "gpt-test", extra: String = "", stream: Bool = true,
        key: String = "openai-test-key"
    ) async throws -> WireAnswer {
        let connection = try await WireConnection.open(port: server.port)
        let body = "{\"model\":\"\(model)\",\"messages\":\(messages),\"stream\":\(stream)\(extra)}"
        try await connection.send("POST", "/v1/chat/completions", headers: ["Authorization: Bearer \(key)"], body: body)
        return try await connection.answer()
    }

    /// Asks for something without a body.
    func get(_ path: String, key: String? = "openai-test-key") async throws -> WireAnswer {
        let connection = try await WireConnection.open(port: server.port)
        try await connection.send("GET", path, headers: key.map { ["Authorization: Bearer \($0)"] } ?? [])
        return try await connection.answer()
    }
}

extension WireAnswer {
    var chatFrames: [JSONValue] { jsonFrames("\n\n") }

    /// The text of a chat stream.
    var chatText: String {
        chatFrames.compactMap { $0["choices"]?.array?.first?["delta"]?["content"]?.string }.joined()
    }

    /// The finish reason of a chat stream.
    var chatFinish: String? {
        chatFrames.compactMap { $0["choices"]?.array?.first?["finish_reason"]?.string }.last
    }

    var isDone: Bool { body.hasSuffix("data: [DONE]\n\n") }
}
