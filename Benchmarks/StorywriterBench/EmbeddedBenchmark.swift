import Bootstrap
import Foundation
import LanguageModels
import ModelProviders
import StoryDomain
import TestSupport

/// How fast the built-in model writes through everything that we put around it, beside a bare client of the same
/// server that sends the same bytes; and whether the server finds the prompt's beginning in its memory.
struct EmbeddedBenchmark {
    private static let rounds = 4
    private static let answerTokens = 160
    private static let leastRatio = 0.95
    private static let leastReuse = 0.9

    let arguments: BenchArguments

    /// Measures, where the model was fetched.
    func figures() async throws -> [Figure] {
        try await withTemporaryFolder { folder in
            let settings = try await arguments.settings(database: folder.path(of: "stories.sqlite"))
            guard FilePlaces.isFile(settings.embeddedModelPath) else {
                return [Figure("speed of the embedded model", "not measured: `make model` fetches the model")]
            }
            let transport = HTTPTransport()
            let model = try model(settings, transport: transport)
            do {
                let figures = try await figures(of: model)
                await model.embedded.stop()
                await transport.shutdown()
                return figures
            } catch {
                await model.embedded.stop()
                await transport.shutdown()
                throw error
            }
        }
    }

    /// The model as a story gets it, and its server.
    private struct Subject {
        let stack: any LanguageModel
        let embedded: EmbeddedModel
        let server: EmbeddedServer
        let profile: ModelProfile
    }

    private func model(_ settings: Settings, transport: HTTPTransport) throws -> Subject {
        let configuration = EmbeddedConfiguration(
            modelPath: settings.embeddedModelPath, runtimePath: settings.runtimeFolder,
            llamaServerPath: settings.llamaServer)
        let profile = try ModelCatalogue.load(overriding: settings.catalogueFile)
            .profile(provider: "embedded", model: configuration.modelName, on: Date())
        let server = EmbeddedServer(configuration: configuration, transport: transport)
        let embedded = EmbeddedModel(
            server: server, configuration: configuration, profile: profile, transport: transport)
        let guarded = Breaking(
            Limited(Metered(Traced(embedded)), limit: ConcurrencyLimit(1)), breaker: CircuitBreaker())
        let stack = try Relayed([Retrying(guarded, policy: .alone)])
        return Subject(stack: stack, embedded: embedded, server: server, profile: profile)
    }

    private func figures(of subject: Subject) async throws -> [Figure] {
        let endpoint = try await subject.server.ready().endpoint
        let client = try BareClient(endpoint)
        var ours = Speed()
        var bare = Speed()
        // One call of each that does not count: the first one touches memory that the others find warm.
        for round in 0...Self.rounds {
            let own = try await write(Self.request("Ours \(round)"), with: subject.stack)
            let body = try await Self.body(of: Self.request("Bare \(round)"), profile: subject.profile)
            let other = try await client.complete(body)
            guard round > 0 else { continue }
            ours.add(own.speed)
            bare.add(other)
        }
        let ratio = ours.tokensPerSecond / bare.tokensPerSecond
        return [
            Figure("tokens a second, \(subject.profile.model), through the program", ours.text),
            Figure("tokens a second, \(subject.profile.model), bare client", bare.text),
            Figure("their ratio over \(Self.rounds) pairs", ratio, atLeast: Self.leastRatio, unit: .percent),
            try await reuse(subject),
        ]
    }

    /// The second turn of a conversation: how much of its prompt the server had read already.
    private func reuse(_ subject: Subject) async throws -> Figure {
        var request = Self.request("Turns")
        let first = try await write(request, with: subject.stack)
        request.messages += [
            Message(.assistant, first.text), Message(.user, "Go on. Write about 40 words."),
        ]
        let second = try await write(request, with: subject.stack)
        guard let timings = second.timings else { throw BenchError("The server sent no timings: update llama-server.") }
        let all = timings.cachedTokens + timings.promptTokens
        return Figure(
            "prompt tokens that the server had read before, second turn (\(timings.cachedTokens) of \(all))",
            Double(timings.cachedTokens) / Double(max(1, all)), atLeast: Self.leastReuse, unit: .percent)
    }

    private struct Answer {
        let text: String
        let speed: Speed
        let timings: Completion.Timings?
    }

    private func write(_ request: ModelRequest, with model: any LanguageModel) async throws -> Answer {
        let begun = ContinuousClock.now
        var text = ""
        var completion: Completion?
        for try await event in model.stream(request) {
            if case .text(let piece) = event { text += piece }
            if case .finished(let end) = event { completion = end }
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        let tokens = completion?.timings?.writtenTokens ?? completion?.usage?.output ?? 0
        return Answer(text: text, speed: Speed(tokens: tokens, seconds: seconds), timings: completion?.timings)
    }

    /// A prompt of some hundred tokens. Its first word differs from call to call, so that no call finds the prompt of
    /// another one read already.
    private static func request(_ name: String) -> ModelRequest {
        let rules = """
            \(name): you are a novelist writing one story, part by part. Show people doing and saying things: concrete \
            actions, spoken dialogue in quotes, objects, weather, rooms. Follow the plan. Each part moves the story on; \
            nothing happens twice. Write only story text: no titles, no headings, no notes.

            Brief
            Idea: \(BenchStory.idea)
            Setting: an island off a northern coast, in the last winter before the lamp is made to run by itself.
            """
        let task = "Scene 1 of 3: The Bottle. Ada finds the bottle and reads it twice.\nWrite about 400 words."
        return ModelRequest(
            messages: [Message(.system, rules), Message(.user, task)], sampling: Sampling(kind: .prose, seed: 7),
            maxOutputTokens: answerTokens, purpose: .scene)
    }

    /// The body that the program sends for `request`, word for word, as a fake server received it.
    private static func body(of request: ModelRequest, profile: ModelProfile) async throws -> Data {
        var options = FakeOpenAI.Options(.llamaCpp)
        options.key = nil
        return try await withFakeOpenAI(options) { fake in
            let transport = HTTPTransport()
            let model = OpenAICompatibleModel(
                profile: profile, endpoint: Endpoint(baseURL: fake.baseURL), dialect: .llamaCpp, transport: transport)
            for try await _ in model.stream(request) {}
            await transport.shutdown()
            guard let body = fake.log.generations.last?.body else { throw BenchError("The fake received no request.") }
            return Data(body.jsonBytes)
        }
    }
}
