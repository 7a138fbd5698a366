import LanguageModels
import StoryDomain
import Synchronization
import TestSupport
import Testing

@testable import ModelProviders

/// Calls to servers that refuse what is sent: made again at once as they take it, and right from then on.
@Suite struct LearnedCallTests {
    private static let key = Secret("openai-test-key")
    private static let geminiKey = Secret("gemini-test-key")

    /// Calls an OpenAI-compatible fake with `habits`, twice, and hands over its requests.
    private func calls(
        _ habits: [ServerHabit], request: ModelRequest, profile change: (inout ModelProfile) -> Void = { _ in }
    ) async throws -> (memory: TraitMemory, requests: [RecordedRequest], texts: [String]) {
        var options = FakeOpenAI.Options()
        options.schedule = .firstOf(habits.map { .always(.server($0)) })
        return try await withFakeOpenAI(options) { fake in
            var profile = profile()
            change(&profile)
            let memory = TraitMemory.own(of: profile)
            let transport = HTTPTransport(connectTimeout: .seconds(600))
            let bare = OpenAICompatibleModel(
                profile: profile, endpoint: Endpoint(baseURL: fake.baseURL, key: Self.key), dialect: .openAI,
                transport: transport, memory: memory)
            let model = Learning(bare, memory: memory)
            var texts: [String] = []
            for _ in 0..<2 { texts.append(try await Answer(of: model.stream(request)).text) }
            await transport.shutdown()
            return (memory, fake.log.generations, texts)
        }
    }

    @Test(arguments: ["seed", "stream_options", "temperature", "top_p"])
    func `A refused field is left out of the same call, and of all later ones`(field: String) async throws {
        var request = proseRequest()
        request.sampling.seed = 5
        let (memory, requests, texts) = try await calls([.refusesField(field)], request: request)
        #expect(requests.map(\.status) == [400, 200, 200])
        #expect(requests.map { $0.body?[field] == nil } == [false, true, true])
        #expect(memory.traits.refusedFields == [field])
        #expect(texts.allSatisfy { !$0.isEmpty })
    }

    @Test func `The answer's limit goes by its other name, and is left out where both are refused`() async throws {
        let one = try await calls([.refusesField("max_tokens")], request: proseRequest())
        #expect(one.requests.last?.body?["max_completion_tokens"] == 500)
        let both = try await calls(
            [.refusesField("max_tokens"), .refusesField("max_completion_tokens")], request: proseRequest())
        #expect(both.requests.map(\.status) == [400, 400, 200, 200])
        #expect(both.requests.last?.body?["max_tokens"] == nil)
        #expect(both.requests.last?.body?["max_completion_tokens"] == nil)
    }

    @Test func `Where schemas are refused the schema is told in words`() async throws {
        let format = OutputFormat.json(
            name: "t", schema: ["type": "object", "properties": ["title": ["type": "string"]], "required": ["title"]])
        let (memory, requests, _) = try await calls([.refusesSchemas], request: proseRequest(format: format))
        #expect(requests.map(\.status) == [400, 200, 200])
        #expect(memory.traits[.structure] == "json_object")
        #expect(requests.last?.prompt.contains("JSON Schema") == true)
    }

    @Test func `Rules go into the first message of the user, and turns alternate`() async throws {
        let messages = [
            Message(.system, "Rules."), Message(.user, "One."), Message(.assistant, "Two."), Message(.user, "Three."),
            Message(.user, "Four."),
        ]
        let (_, requests, _) = try await calls([.refusesSystemRole], request: proseRequest(messages))
        #expect(requests.map(\.status) == [400, 200, 200])
        #expect(
            requests.last?.messages == [
                Message(.user, "Rules.\n\nOne."), Message(.assistant, "Two."), Message(.user, "Three.\n\nFour."),
            ])
    }

    @Test func `A context that is too small for what is asked is learned and thrown, and nothing is sent twice`()
        async throws
    {
        let error = await modelError {
            _ = try await calls([.holds(tokens: 300)], request: proseRequest())
        }
        #expect(error?.code == .contextOverflow)
    }

    @Test func `Room for thoughts is given up where the context is too small for it`() async throws {
        let (memory, requests, _) = try await calls([.holds(tokens: 2_048)], request: proseRequest()) {
            $0.capabilities.thinkingAllowance = 4_096
            $0.maxOutputTokens = 8_192
        }
        #expect(requests.map(\.status) == [400, 200, 200])
        #expect(memory.traits.integer(.context) == 2_048)
        #expect((requests.last?.body?["max_tokens"]?.integer).map { (500..<2_048).contains($0) } == true)
    }

    @Test func `A limit of answers is learned from its refusal`() async throws {
        let (memory, requests, _) = try await calls([.writesAtMost(tokens: 450)], request: proseRequest())
        #expect(requests.map(\.status) == [400, 200, 200])
        #expect(memory.traits.integer(.maxOutput) == 450)
    }

    @Test func `A model that thinks is known by its empty answer, and given room`() async throws {
        let (memory, requests, texts) = try await calls([.thinks(tokens: 1_500)], request: proseRequest())
        #expect(texts.map(\.isEmpty) == [true, false])
        #expect(memory.traits.integer(.thinkingAllowance) == 2_048)
        #expect(requests.map { $0.body?["max_tokens"]?.integer } == [500, 2_548])
    }

    @Test func `A well-behaved server is asked once for each call and nothing is learned but its tokens`() async throws
    {
        let (memory, requests, _) = try await calls([], request: proseRequest())
        #expect(requests.map(\.status) == [200, 200])
        #expect(memory.traits.refusedFields.isEmpty)
        #expect(memory.traits[.context] == nil && memory.traits[.thinkingAllowance] == nil)
    }

    @Test(arguments: [ServerHabit.refusesField("seed"), .refusesSystemRole, .refusesSchemas])
    func `Gemini's refusals teach the same`(habit: ServerHabit) async throws {
        var options = FakeGemini.Options()
        options.schedule = .always(.server(habit))
        try await withFakeGemini(options) { fake in
            let listed = profile(
                provider: "gemini", model: "gemini-3.8-flash", capabilities: ModelCapabilities(structure: .gemini))
            let transport = HTTPTransport(connectTimeout: .seconds(600))
            let model = GeminiModel(
                profile: listed, endpoint: Endpoint(baseURL: fake.baseURL, key: Self.geminiKey), transport: transport)
            var request = proseRequest(
                format: .json(
                    name: "t",
                    schema: ["type": "object", "properties": ["title": ["type": "string"]], "required": ["title"]]))
            request.sampling.seed = 5
            _ = try await Answer(of: model.stream(request))
            _ = try await Answer(of: model.stream(request))
            await transport.shutdown()
            #expect(fake.log.generations.map(\.status) == [400, 200, 200])
        }
    }
}
