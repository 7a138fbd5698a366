import JSONNotation
import LanguageModels
import Testing

@testable import TestSupport

/// What each case looks like on Gemini's wire and on OpenAI's.
@Suite struct MisbehaviourTests {
    private let teller = FakeStoryteller()
    private var told: String { teller.answer(Question(scenePrompt)).text }

    private func gemini<Result>(
        _ misbehaviour: Misbehaviour, _ body: (FakeGemini) async throws -> Result
    ) async throws -> Result {
        var options = FakeGemini.Options()
        options.schedule = .once(misbehaviour)
        return try await withFakeGemini(options, body)
    }

    private func openAI<Result>(
        _ misbehaviour: Misbehaviour, _ mode: FakeOpenAI.Mode = .openAI, _ body: (FakeOpenAI) async throws -> Result
    ) async throws -> Result {
        var options = FakeOpenAI.Options(mode)
        options.schedule = .once(misbehaviour)
        return try await withFakeOpenAI(options, body)
    }

    // MARK: - Refused

    @Test func `Rate limits name their wait`() async throws {
        try await gemini(.rateLimitedWithRetryInfo(seconds: 47)) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 429)
            let error = try #require(try answer.json()["error"])
            #expect(error["status"] == "RESOURCE_EXHAUSTED")
            let details = try #require(error["details"]?.array)
            let types = details.compactMap { $0["@type"]?.string?.split(separator: ".").last }
            #expect(types == ["QuotaFailure", "Help", "RetryInfo"])
            #expect(details[2]["retryDelay"] == "47s")
            let quota = details[0]["violations"]?.array?.first?["quotaId"]?.string
            #expect(quota?.contains("PerMinute") == true)
            #expect(try await fake.ask().geminiText == told)
            #expect(fake.log.requests.map(\.misbehaviour) == [.rateLimitedWithRetryInfo(seconds: 47), nil])
        }
        try await openAI(.rateLimitedWithRetryInfo(seconds: 3)) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 429)
            #expect(answer.headers["retry-after"] == "3" && answer.headers["retry-after-ms"] == "3000")
            #expect(try answer.json()["error"]?["code"] == "rate_limit_exceeded")
        }
        try await openAI(.rateLimitedWithRetryInfo(seconds: 3), .huggingFace) { fake in
            let error = try await fake.ask().json()["error"]
            #expect(error == "Too many requests. Please try again later.")
        }
    }

    @Test func `A quota of the day is told apart from one of the minute`() async throws {
        try await gemini(.quotaOfTheDay) { fake in
            let details = try await fake.ask().json()["error"]?["details"]?.array
            let quota = details?.first?["violations"]?.array?.first?["quotaId"]?.string
            #expect(quota?.contains("PerDay") == true)
        }
        try await openAI(.quotaOfTheDay) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 429)
            #expect(try answer.json()["error"]?["type"] == "insufficient_quota")
        }
        try await openAI(.quotaOfTheDay, .huggingFace) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 402)
        }
    }

    @Test func `A burst refuses as many requests as it says`() async throws {
        try await gemini(.serviceUnavailableBurst(count: 3)) { fake in
            var statuses: [Int] = []
            for _ in 0..<4 { statuses.append(try await fake.ask().status) }
            #expect(statuses == [503, 503, 503, 200])
        }
        try await openAI(.serviceUnavailableBurst(count: 1), .llamaCpp) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 503)
            #expect(try answer.json()["error"]?["type"] == "unavailable_error")
        }
    }

    @Test func `Keys, proxies and filters refuse in their own way`() async throws {
        try await gemini(.unauthorised) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 400)
            #expect(try answer.json()["error"]?["details"]?.array?.first?["reason"] == "API_KEY_INVALID")
        }
        try await openAI(.unauthorised, .llamaCpp) { fake in
            let answer = try await fake.ask()
            #expect(
                answer.body
                    == "{\"error\":{\"code\":401,\"message\":\"Invalid API Key\",\"type\":\"authentication_error\"}}")
        }
        try await gemini(.htmlErrorBody) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 502 && answer.headers["content-type"] == "text/html")
            #expect(answer.body.hasPrefix("<html>"))
        }
        try await gemini(.blockedPrompt) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 200 && answer.geminiFrames.count == 1)
            #expect(answer.geminiFrames[0]["candidates"] == nil)
            #expect(answer.geminiFrames[0]["promptFeedback"]?["blockReason"] == "PROHIBITED_CONTENT")
        }
        try await openAI(.blockedPrompt) { fake in
            let answer = try await fake.ask()
            #expect(answer.status == 400)
            #expect(try answer.json()["error"]?["code"] == "content_filter")
        }
        try await gemini(.connectionReset) { fake in
            let answer = try await fake.ask()
            #expect(answer.end == .reset && answer.status == 0)
            #expect(try await fake.log.nextEnded().outcome == .dropped)
        }
        try await openAI(.connectionReset) { fake in
            let answer = try await fake.ask()
            #expect(answer.end == .reset)
        }
    }

    // MARK: - Slow or broken off

    @Test func `A slow first token sends nothing before the gate lets it go`() async throws {
        try await gemini(.slowFirstToken) { fake in
            async let asked = fake.ask()
            #expect(try await fake.held.next() == 1)
            #expect(fake.log.requests[0].status == nil)
            fake.hold.admit()
            let answer = try await asked
            #expect(answer.geminiText == told)
        }
    }

    @Test func `A stalled stream that is given up is noticed, one that is released goes on`() async throws {
        try await openAI(.stallMidStream(after: .characters(100))) { fake in
            async let asked = fake.ask()
            _ = try await fake.held.next()
            fake.hold.admit()
            let answer = try await asked
            #expect(answer.chatText == told)
        }
        try await gemini(.stallMidStream(after: .paragraphs(1))) { fake in
            let connection = try await WireConnection.open(port: fake.server.port)
            try await fake.send(on: connection)
            _ = try await fake.held.next()
            let first = teller.paragraph(0, scene: 1)
            let (bytes, _) = try await connection.read { WireAnswer($0, end: nil).geminiText.count >= first.count }
            #expect(WireAnswer(bytes, end: nil).geminiText == first)
            connection.close()
            #expect(try await fake.log.nextEnded().outcome == .clientClosed)
        }
    }

    @Test func `A cut stream ends in order but without a reason`() async throws {
        try await gemini(.cutWithoutFinishReason(afterCharacters: 99)) { fake in
            let answer = try await fake.ask()
            #expect(answer.isComplete && answer.geminiFinish == nil)
            #expect(answer.geminiText == String(told.prefix(99)))
        }
        try await openAI(.cutWithoutFinishReason(afterCharacters: 99)) { fake in
            let answer = try await fake.ask()
            #expect(answer.isComplete && answer.chatFinish == nil && !answer.isDone)
            #expect(answer.chatText == String(told.prefix(99)))
        }
        try await openAI(.connectionLostMidStream(afterCharacters: 99)) { fake in
            let answer = try await fake.ask()
            #expect(!answer.isComplete && answer.end == .closed)
        }
    }

    @Test func `Errors come within streams, framed or bare`() async throws {
        try await gemini(.errorFrameMidStream(afterCharacters: 50)) { fake in
            let answer = try await fake.ask()
            #expect(
                answer.frames("\r\n\r\n").last
                    == "{\"error\":{\"code\":500,\"message\":\"An internal error has occurred.\","
                    + "\"status\":\"INTERNAL\"}}")
        }
        try await gemini(.rawErrorMidStream(afterCharacters: 50)) { fake in
            let answer = try await fake.ask()
            let raw =
                "\r\n\r\n{\n  \"error\": {\n    \"code\": 500,\n    \"message\": \"An internal error has occurred.\","
            #expect(answer.body.hasSuffix(raw + "\n    \"status\": \"INTERNAL\"\n  }\n}\n"))
        }
        try await openAI(.errorFrameMidStream(afterCharacters: 50), .huggingFace) { fake in
            let answer = try await fake.ask()
            #expect(answer.body.hasSuffix("data: {\"error\":\"The provider stopped answering.\"}\n\n"))
        }
    }

    @Test func `Every character beyond ASCII is split between two chunks`() async throws {
        try await gemini(.utf8Split) { fake in
            let answer = try await fake.ask()
            expectSplit(answer) { $0.geminiText }
        }
        try await openAI(.utf8Split) { fake in
            let answer = try await fake.ask()
            expectSplit(answer) { $0.chatText }
        }
    }

    private func expectSplit(_ answer: WireAnswer, _ text: (WireAnswer) -> String) {
        let foreign = Director.foreign(after: teller.paragraph(0, scene: 1))
        #expect(text(answer).contains(foreign))
        for character in ["“", "é", "日", "本", "🗝"] { #expect(foreign.contains(character)) }
        for chunk in answer.chunks {
            #expect(chunk.filter { $0 & 0xC0 == 0x80 }.count <= 1)
            if let index = chunk.firstIndex(where: { $0 & 0xC0 == 0x80 }) { #expect(index == 0) }
        }
    }

    // MARK: - Ended oddly

    @Test func `Answers end for every reason`() async throws {
        try await gemini(.maxTokens(afterWords: 20)) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiFinish == "MAX_TOKENS" && wordCount(answer.geminiText) == 20)
        }
        try await openAI(.maxTokens(afterWords: 20)) { fake in
            let answer = try await fake.ask()
            #expect(answer.chatFinish == "length")
        }
        try await gemini(.filtered(afterWords: 20)) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiFinish == "SAFETY")
        }
        try await openAI(.filtered(afterWords: 20)) { fake in
            let answer = try await fake.ask()
            #expect(answer.chatFinish == "content_filter")
        }
        try await gemini(.unknownFinishReason) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiFinish == "SOMETHING_NEW" && answer.geminiText == told)
        }
        try await openAI(.unknownFinishReason, .llamaCpp) { fake in
            let answer = try await fake.ask()
            #expect(answer.chatFinish == "something_new")
        }
        try await gemini(.emptyAnswer) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiFrames.count == 1 && answer.geminiFinish == "STOP" && answer.geminiText.isEmpty)
        }
        try await openAI(.emptyAnswer) { fake in
            let answer = try await fake.ask()
            #expect(answer.chatFinish == "stop" && answer.chatText.isEmpty && answer.isDone)
        }
        try await openAI(.earlyEmptyStop) { fake in
            let answer = try await fake.ask()
            #expect(answer.chatText == teller.paragraph(0, scene: 1) && answer.chatFinish == "stop")
            #expect(answer.body.contains("\"delta\":{\"content\":\"\"}"))
        }
    }

    @Test func `A continuation goes on where the answer broke off`() async throws {
        try await gemini(.continuation(afterWords: 30)) { fake in
            let first = try await fake.ask()
            #expect(first.geminiFinish == "CONTINUATION")
            let last = first.geminiFrames.last?["candidates"]?.array?.first
            let token = try #require(last?["continuationToken"]?.string)
            let connection = try await WireConnection.open(port: fake.server.port)
            let prompt = JSONValue.string(scenePrompt).text
            let body = "{\"contents\":[{\"parts\":[{\"text\":\(prompt)}]}],\"continuationToken\":\"\(token)\"}"
            let path = "/v1beta/models/gemini-4-argon:streamGenerateContent?alt=sse"
            try await connection.send("POST", path, headers: ["x-goog-api-key: gemini-test-key"], body: body)
            let second = try await connection.answer()
            #expect(first.geminiText + second.geminiText == told)
            #expect(second.geminiFinish == "STOP")
        }
    }

    @Test func `Thoughts come before the text and are not part of it`() async throws {
        try await gemini(.thoughtsFirst) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiText == told && answer.body.contains("\"thought\":true"))
        }
        try await openAI(.thoughtsFirst, .llamaCpp) { fake in
            let answer = try await fake.ask(extra: ",\"stream_options\":{\"include_usage\":true}")
            #expect(answer.chatText == told && answer.body.contains("\"delta\":{\"reasoning_content\":\""))
            let details = answer.chatFrames.last?["usage"]?["completion_tokens_details"]
            #expect((details?["reasoning_tokens"]?.integer ?? 0) > 10)
        }
    }

    // MARK: - Bad answers

    @Test func `Wrong JSON is followed by right JSON, whatever comes between`() async throws {
        let schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}"
        let config = "{\"responseMimeType\":\"application/json\",\"responseJsonSchema\":\(schema)}"
        var options = FakeGemini.Options()
        options.schedule = .always(.wrongJSONThenRight)
        try await withFakeGemini(options) { fake in
            let wrong = try await fake.ask("Count.", config: config)
            #expect(wrong.geminiText == "{\"unexpected\":[1,2,3]}")
            #expect(try await fake.ask().geminiText == told)
            #expect(try await fake.ask("Count.", config: config).geminiText == "{\"n\":1}")
        }
        let format = ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":\(schema)}}"
        try await openAI(.notJSONAtAll) { fake in
            let prose = try await fake.ask("Count.", extra: format)
            #expect(prose.chatText == teller.paragraph(0, scene: 0))
            #expect(try await fake.ask("Count.", extra: format).chatText == "{\"n\":1}")
        }
    }

    @Test func `A loop goes on until the limit of tokens`() async throws {
        try await openAI(.loopingText) { fake in
            let answer = try await fake.ask(extra: ",\"max_tokens\":500")
            #expect(answer.chatFinish == "length")
            #expect(answer.chatText.unicodeScalars.count == 2_000)
            #expect(
                answer.chatText.hasPrefix(
                    teller.paragraph(0, scene: 1) + "\n\n" + Director.loop + "\n\n" + Director.loop))
        }
    }

    @Test func `A duplicate is a paragraph that stands in the story`() async throws {
        try await gemini(.duplicateParagraph) { fake in
            let story = (0..<4).map { teller.paragraph($0, scene: 1) }
            let answer = try await fake.ask(story.joined(separator: "\n\n") + "\n\n" + scenePrompt)
            let paragraphs = answer.geminiText.paragraphs
            #expect(paragraphs[0] == teller.paragraph(4, scene: 1))
            #expect(paragraphs[1] == story[2])
            #expect(paragraphs[2] == teller.paragraph(5, scene: 1))
        }
    }

    @Test func `Preambles and early ends stand within good text`() async throws {
        try await gemini(.preamble) { fake in
            let answer = try await fake.ask()
            #expect(answer.geminiText == "Sure! Here is the scene:\n\n## Scene 1\n\n" + told)
        }
        try await openAI(.earlyTheEnd) { fake in
            let first = teller.paragraph(0, scene: 1)
            let text = try await fake.ask().chatText
            #expect(text == first + "\n\nThe End.\n\nIAMDONE" + told.dropFirst(first.count))
        }
    }

    @Test func `Every case is named on some wire, and each wire has its own`() {
        #expect(Misbehaviour.all.allSatisfy { !$0.wires.isEmpty })
        #expect(Misbehaviour.all(on: .gemini).count == 33)
        #expect(Misbehaviour.all(on: .openAI).count == 39)
        #expect(Misbehaviour.all(on: .huggingFace).count == 39)
        #expect(Misbehaviour.all(on: .llamaCpp).count == 33)
    }
}
