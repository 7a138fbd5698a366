import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

/// Real servers' answers, replayed byte by byte: what the model makes of each.
///
/// Tags that stand in the text are left to the engine's reader, which takes them out for all uses.
@Suite struct RecordedWireTests {
    /// What comes of an answer.
    enum Outcome: Hashable, Sendable {
        /// The finish reason, the text, and whether thoughts came beside it.
        case answer(FinishReason, String, thinks: Bool)
        case error(ModelError.Code)
    }

    private static let wires = Dictionary(
        uniqueKeysWithValues: [
            ("llama.cpp", RecordedLlamaCppWires.all), ("llama.cpp", RecordedLlamaCppRefusals.all),
            ("transformers", RecordedTransformersWires.all), ("litellm", RecordedLiteLLMWires.all),
        ].flatMap { server, wires in wires.map { ("\(server) \($0.name)", $0.wire) } })

    private static let outcomes: [String: Outcome] = [
        "llama.cpp noOpeningTagStreamed": .answer(.stop, "I think</think>\n\nHello.", thinks: false),
        "llama.cpp noOpeningTagWhole": .answer(.stop, "I think</think>\n\nHello.", thinks: false),
        "llama.cpp noOpeningTagCutStreamed": .answer(.length, "\nI'm here to", thinks: false),
        "llama.cpp separatedStreamed": .answer(.stop, "Hello.", thinks: true),
        "llama.cpp separatedWhole": .answer(.stop, "Hello.", thinks: true),
        "llama.cpp tagPutBackStreamed": .answer(.stop, "<think>\nI think</think>\n\nHello.", thinks: false),
        "llama.cpp tagPutBackWhole": .answer(.stop, "<think>\nI think</think>\n\nHello.", thinks: false),
        "llama.cpp cutInThoughtStreamed": .answer(.length, "", thinks: true),
        "llama.cpp cutInThoughtWhole": .answer(.length, "", thinks: true),
        "llama.cpp cutInClosingTagStreamed": .answer(.length, "", thinks: true),
        "llama.cpp cutInClosingTagTagPutBackStreamed": .answer(.length, "<think>\nI think</", thinks: false),
        // The text may be a thought or the answer; a thought must never be shown, so it is none.
        "llama.cpp answerTakenForThoughtStreamed": .answer(.stop, "", thinks: true),
        "llama.cpp answerTakenForThoughtWhole": .answer(.stop, "", thinks: true),
        "llama.cpp closingTagLeakedWhole": .answer(.stop, "\n</think>", thinks: false),
        "llama.cpp closingTagLeakedStreamed": .answer(.stop, "", thinks: false),
        "llama.cpp budgetOfNothingWhole": .answer(.length, "", thinks: true),
        "llama.cpp prefixContinuedWhole": .answer(.length, "Well, I'm glad to", thinks: false),
        "llama.cpp schemaAfterThoughtsStreamed": .answer(.stop, "{\n  \"n\": 1\n}", thinks: true),
        "llama.cpp schemaAfterThoughtsWhole": .answer(.stop, "{\n  \"n\": 1\n}", thinks: true),
        "llama.cpp schemaCutInThoughtWhole": .answer(.length, "", thinks: true),
        "llama.cpp schemaWithoutThoughtsStreamed": .answer(.stop, "{\n  \"n\": 1\n}", thinks: false),
        "llama.cpp schemaRefusedWithoutSeparation": .error(.invalidRequest),
        "llama.cpp tooLongStreamed": .error(.contextOverflow),
        "llama.cpp unknownModelWhole": .answer(.length, "\nI", thinks: false),
        "llama.cpp unknownReasoningFormat": .error(.unavailable),
        "llama.cpp limitAsText": .error(.invalidRequest),
        "llama.cpp unknownResponseFormat": .error(.invalidRequest),
        "llama.cpp unknownFieldsAccepted": .answer(.length, "\nI", thinks: false),
        "llama.cpp loading": .error(.unavailable),
        "llama.cpp pingsWhilePromptIsRead": .answer(.length, "\nThe", thinks: false),
        "transformers whole": .answer(.length, "Hello there! I'm here", thinks: false),
        "transformers streamed": .answer(.length, "Hello there! I'm here", thinks: false),
        "transformers stoppedStreamed": .answer(.length, "I'm ready to", thinks: false),
        "transformers otherModel": .error(.invalidRequest),
        "transformers unknownField": .error(.invalidRequest),
        "transformers unknownFieldsStreamed": .error(.invalidRequest),
        "transformers schemaIgnored": .answer(
            .length,
            "Hello there! I'm here to help with any kind of creative writing project. What can I help you with?",
            thinks: false),
        "transformers noMessages": .error(.unavailable),
        "transformers noOpeningTagCutStreamed": .answer(.length, "\nI'm here to help", thinks: false),
        "litellm unknownModel": .error(.unavailable),
        "litellm refusedParameters": .error(.invalidRequest),
        "litellm refusedTemperature": .error(.invalidRequest),
        "litellm contextTooLong": .error(.contextOverflow),
        "litellm refusalWithoutName": .error(.invalidRequest),
        "litellm refusedValueQuoted": .error(.invalidRequest),
        "litellm upstreamModelMissing": .error(.unavailable),
        "litellm coolingDown": .error(.rateLimited),
        "litellm brokenStreamCalledStopped": .answer(.stop, "He opened the door and", thinks: false),
        "litellm errorInMidStream": .error(.unavailable),
        "litellm thoughtsInTextStreamed": .answer(.stop, "<think>a</think>\n\nHi.", thinks: false),
        "litellm thoughtsTakenOutWhole": .answer(.stop, "\n\nHi.", thinks: true),
        "litellm limitCalledStopped": .answer(.length, "He opened the door and", thinks: false),
        "litellm usageInStream": .answer(.stop, "Hi.", thinks: false),
        "litellm wholeAnswerLostInStream": .answer(.stop, "", thinks: false),
    ]

    /// Serves a wire, asks for prose, and says what came and in how many requests.
    private func play(_ wire: RecordedWire) async throws -> (outcome: Outcome?, requests: [String]) {
        let wait = wire.retryAfter.map { "retry-after: \($0)\r\n" } ?? ""
        let head = "HTTP/1.1 \(wire.status) X\r\ncontent-type: \(wire.contentType)\r\n\(wait)connection: close\r\n\r\n"
        let script = RawHTTPServer.Script(pieces: [Array(head.utf8), Array(wire.body.utf8)])
        return try await RawHTTPServer.serving([script]) { server in
            let model = OpenAICompatibleModel(
                profile: profile(), endpoint: Endpoint(baseURL: server.url + "/v1"), dialect: .openAI,
                transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: .patient)
            var (text, thoughts) = ("", 0)
            do {
                for try await event in model.stream(proseRequest()) {
                    switch event {
                    case .text(let piece): text += piece
                    case .thinking(let characters): thoughts += characters
                    case .finished(let completion):
                        #expect(completion.thoughtCharacters == thoughts)
                        return (.answer(completion.finish, text, thinks: thoughts > 0), server.requests)
                    default: break
                    }
                }
                return (nil, server.requests)
            } catch let error as ModelError {
                return (.error(error.code), server.requests)
            }
        }
    }

    @Test(arguments: outcomes.keys.sorted())
    func `An answer of a real server is read for what it is`(name: String) async throws {
        let wire = try #require(Self.wires[name])
        #expect(try await play(wire).outcome == Self.outcomes[name])
    }

    @Test func `Every recorded answer has an outcome`() {
        #expect(Set(Self.wires.keys) == Set(Self.outcomes.keys))
    }

    @Test func `LiteLLM's word on a temperature is heeded at once`() async throws {
        let requests = try await play(RecordedLiteLLMWires.refusedTemperature).requests
        #expect(requests.count == 2)
        #expect(requests.first?.contains("\"temperature\"") == true)
        #expect(requests.last?.contains("\"temperature\"") == false)
    }
}
