import FoundationEssentials
import LanguageModels
import ModelProviders
import StoryDomain
import TestSupport

/// A provider that the seed's paths are tested with.
enum SeedProvider: String, CaseIterable, Sendable {
    case gemini
    case huggingFace = "huggingface"

    /// Runs `body` with a fake of this provider that is stopped afterwards.
    func withFake<Result>(_ schedule: Schedule, _ body: (SeedFake) async throws -> Result) async throws -> Result {
        switch self {
        case .gemini:
            var options = FakeGemini.Options()
            options.schedule = schedule
            return try await withFakeGemini(options) { try await body(SeedFake(provider: self, gemini: $0)) }
        case .huggingFace:
            var options = FakeOpenAI.Options(.huggingFace)
            options.schedule = schedule
            return try await withFakeOpenAI(options) { try await body(SeedFake(provider: self, openAI: $0)) }
        }
    }
}

/// A running fake, with the little that tests ask of either.
struct SeedFake: Sendable {
    let provider: SeedProvider
    var gemini: FakeGemini?
    var openAI: FakeOpenAI?

    /// How many texts it was asked for.
    var asked: Int { (gemini?.log ?? openAI?.log)?.generations.count ?? 0 }

    /// Takes another schedule from the next request on.
    func set(_ schedule: Schedule) {
        gemini?.set(schedule)
        openAI?.set(schedule)
    }

    /// The gate at which slow answers wait.
    var hold: Gate? { gemini?.hold ?? openAI?.hold }

    /// The number of each request that has come to the gate.
    var held: Mailbox<Int>? { gemini?.held ?? openAI?.held }

    /// The provider's model over this fake, stacked as the program stacks it; its clock never waits.
    func stack(over transport: HTTPTransport) throws -> any LanguageModel {
        let catalogue = try ModelCatalogue.load()
        let name = provider.rawValue
        let profile = try catalogue.profile(
            provider: name, model: catalogue.defaultModel(of: name) ?? "", on: Date())
        let clock = ManualClock(.instant)
        let metered = Metered(Traced(model(profile, transport)))
        let guarded = Breaking(
            Limited(metered, limit: ConcurrencyLimit(8)), breaker: CircuitBreaker(clock: clock))
        return try Relayed([Retrying(guarded, policy: .alone, clock: clock, random: { 0.5 })], clock: clock)
    }

    private func model(_ profile: ModelProfile, _ transport: HTTPTransport) -> any LanguageModel {
        let timeouts = ProviderTimeouts()
        if let gemini {
            return GeminiModel(
                profile: profile, endpoint: Endpoint(baseURL: gemini.baseURL, key: Secret("gemini-test-key")),
                transport: transport, timeouts: timeouts)
        }
        return OpenAICompatibleModel(
            profile: profile, endpoint: Endpoint(baseURL: openAI?.baseURL ?? "", key: Secret("openai-test-key")),
            dialect: .huggingFace, transport: transport, timeouts: timeouts)
    }
}
