import JSONNotation
import LanguageModels
import Testing

@testable import TestSupport

@Suite struct FakeGeminiTests {
    private let teller = FakeStoryteller()

    private var told: String { teller.answer(Question(scenePrompt)).text }

    private func options(_ schedule: Schedule = .never) -> FakeGemini.Options {
        var options = FakeGemini.Options()
        options.schedule = schedule
        return options
    }

    @Test func `A stream is exactly what Gemini sends`() async throws {
        var options = options()
        options.deltaWords = 1_000
        try await withFakeGemini(options) { fake in
            let prompt = "Scene 1 of 3\nWrite about 40 words."
            let answer = try await fake.ask(prompt)
            let text = teller.answer(Question(prompt)).text
            let read = (prompt.count + 3) / 4
            let written = (text.unicodeScalars.count + 3) / 4
            let usage =
                "\"usageMetadata\":{\"promptTokenCount\":\(read),\"candidatesTokenCount\":\(written),"
                + "\"totalTokenCount\":\(read + written),"
                + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":\(read)}]},"
                + "\"modelVersion\":\"gemini-3.8-flash\",\"responseId\":\"fake-response-1\"}\r\n\r\n"
            let quoted = JSONValue.string(text).text
            #expect(
                answer.body
                    == "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\(quoted)}],\"role\":\"model\"},"
                    + "\"index\":0}]," + usage
                    + "data: {\"candidates\":[{\"content\":{\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}],"
                    + usage
            )
            #expect(answer.headers["content-type"] == "text/event-stream")
            #expect(answer.chunks.count == 2 && answer.isComplete)
        }
    }

    @Test func `The log keeps what was asked`() async throws {
        try await withFakeGemini(options()) { fake in
            _ = try await fake.ask()
            let asked = try await fake.log.next()
            #expect(asked.number == 1 && asked.kind == .generate && asked.isStreaming)
            #expect(asked.path == "/v1beta/models/gemini-3.8-flash:streamGenerateContent")
            #expect(asked.model == "gemini-3.8-flash")
            #expect(asked.prompt == scenePrompt && asked.promptCharacters == scenePrompt.count)
            #expect(asked.body?["contents"]?.array?.count == 1)
            #expect(asked.header("X-Goog-Api-Key") == "gemini-test-key")
            let ended = try await fake.log.nextEnded()
            #expect(ended.outcome == .finished && ended.status == 200)
            _ = try await fake.ask(scenePrompt + " More.")
            #expect(fake.log.requests[1].sharedPrefixBytes == scenePrompt.utf8.count)
        }
    }

    @Test func `A log of sizes keeps no prompt`() async throws {
        var options = options()
        options.logDetail = .sizes
        try await withFakeGemini(options) { fake in
            _ = try await fake.ask()
            let asked = try #require(fake.log.requests.first)
            #expect(asked.messages.isEmpty && asked.body == nil && asked.promptCharacters == scenePrompt.count)
        }
    }

    @Test func `Both spellings of fields are read, and thoughts come when asked for`() async throws {
        try await withFakeGemini(options()) { fake in
            for config in [
                "{\"maxOutputTokens\":20,\"thinkingConfig\":{\"includeThoughts\":true}}",
                "{\"max_output_tokens\":20,\"thinking_config\":{\"include_thoughts\":true}}",
            ] {
                let answer = try await fake.ask(config: config)
                #expect(answer.geminiText.unicodeScalars.count == 80)
                #expect(answer.geminiFinish == "MAX_TOKENS")
                let first = answer.geminiFrames.first?["candidates"]?.array?.first?["content"]?["parts"]?.array?.first
                #expect(first?["thought"] == true)
                #expect(answer.geminiFrames.last?["usageMetadata"]?["thoughtsTokenCount"]?.integer == 12)
            }
        }
    }

    @Test func `Structured answers follow the schema, whole and counted`() async throws {
        try await withFakeGemini(options()) { fake in
            let schema = "{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"string\"}}}"
            let config = "{\"responseMimeType\":\"application/json\",\"responseJsonSchema\":\(schema)}"
            let answer = try await fake.ask("Summarise.", config: config, method: "generateContent")
            let candidate = try #require(try answer.json()["candidates"]?.array?.first)
            let text = try #require(candidate["content"]?["parts"]?.array?.first?["text"]?.string)
            #expect(text.hasPrefix("{\"summary\":\"") && text.hasSuffix("\"}"))
            #expect(candidate["finishReason"] == "STOP")
            let count = try await fake.ask("12345678", method: "countTokens")
            #expect(try count.json()["totalTokens"]?.integer == 2)
            #expect(fake.log.requests.map(\.kind) == [.generate, .countTokens])
        }
    }

    @Test func `What Gemini refuses is refused`() async throws {
        var options = options()
        options.inputTokenLimit = 100
        options.refusesOtherModels = true
        try await withFakeGemini(options) { fake in
            let badKey = try await fake.ask(key: "wrong")
            #expect(badKey.status == 400)
            #expect(try badKey.json()["error"]?["details"]?.array?.first?["reason"] == "API_KEY_INVALID")
            let cases: [(config: String, words: String)] = [
                ("{\"temprature\":1}", "Unknown name \"temprature\" at 'generation_config'"),
                ("{\"responseJsonSchema\":{}}", "application/json"),
                ("{\"thinkingConfig\":{\"thinkingBudget\":0,\"thinkingLevel\":\"LOW\"}}", "only set one of"),
                ("{\"thinkingConfig\":{\"thinkingLevel\":\"MINIMAL\"}}", "MINIMAL is not supported"),
            ]
            for (config, words) in cases {
                let answer = try await fake.ask(config: config)
                #expect(answer.status == 400)
                #expect(try answer.json()["error"]?["message"]?.string?.contains(words) == true)
            }
            let long = try await fake.ask(String(repeating: "word ", count: 100))
            #expect(try long.json()["error"]?["status"] == "INVALID_ARGUMENT")
            let connection = try await WireConnection.open(port: fake.server.port)
            let key = ["x-goog-api-key: gemini-test-key"]
            try await connection.send("POST", "/v1/models/gone:generateContent", headers: key, body: "{}")
            #expect(try await connection.answer().status == 404)
            connection.forget()
            try await connection.send("GET", "/v1/models?pageSize=50", headers: key)
            let models = try await connection.answer().json()["models"]?.array
            #expect(models?.first?["name"] == "models/gemini-3.8-flash")
        }
    }

    @Test func `An unmatched stream without SSE is an array`() async throws {
        try await withFakeGemini(options()) { fake in
            let answer = try await fake.ask(method: "streamGenerateContent")
            #expect(try answer.json().array?.count == 1)
        }
    }

    @Test func `A story of twenty thousand words comes whole over one connection`() async throws {
        var options = options()
        options.logDetail = .sizes
        try await withFakeGemini(options) { fake in
            let connection = try await WireConnection.open(port: fake.server.port)
            var bytes = 0
            for scene in 1...20 {
                try await fake.send("Scene \(scene) of 20\nWrite about 1000 words.", on: connection)
                let answer = try await connection.answer()
                #expect(answer.isComplete && answer.chunks.count > 150)
                bytes += answer.body.utf8.count
                connection.forget()
            }
            #expect(bytes > 1_000_000)
        }
    }
}
