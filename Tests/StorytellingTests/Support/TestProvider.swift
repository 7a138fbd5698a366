import Foundation
import LanguageModels
import ModelProviders
import StoryDomain
import TestSupport

/// A provider that the engine is tested against, played by a fake.
enum TestProvider: String, CaseIterable, Sendable {
    case gemini, huggingFace

    var wire: Wire { self == .gemini ? .gemini : .huggingFace }

    /// The provider's name on passages and ledger lines.
    var name: String { self == .gemini ? "gemini" : "huggingface" }

    /// The profile of the provider's usual model, as the built-in catalogue has it.
    ///
    /// - Throws: `CatalogueError`.
    func profile() throws -> ModelProfile {
        let catalogue = try ModelCatalogue.load()
        return try catalogue.profile(provider: name, model: catalogue.defaultModel(of: name) ?? "", on: Date())
    }
}

/// A provider's fake with the little that tests ask of either.
enum RunningFake {
    case gemini(FakeGemini)
    case huggingFace(FakeOpenAI)

    /// What it was asked.
    var log: RequestLog {
        switch self {
        case .gemini(let fake): fake.log
        case .huggingFace(let fake): fake.log
        }
    }

    /// The limits of its calls, by the desk's clock.
    private static let limits = ProviderTimeouts(firstToken: .seconds(60), idle: .seconds(60))

    /// The number of each request at which it has fallen silent.
    var held: Mailbox<Int> {
        switch self {
        case .gemini(let fake): fake.held
        case .huggingFace(let fake): fake.held
        }
    }

    /// Takes another schedule from the next request on.
    func set(_ schedule: Schedule) {
        switch self {
        case .gemini(let fake): fake.set(schedule)
        case .huggingFace(let fake): fake.set(schedule)
        }
    }

    /// The model that talks to the fake.
    ///
    /// - Parameter memory: what is learned of it.
    func model(
        _ profile: ModelProfile, transport: HTTPTransport, memory: TraitMemory? = nil
    ) -> any LanguageModel {
        switch self {
        case .gemini(let fake):
            GeminiModel(
                profile: profile, endpoint: Endpoint(baseURL: fake.baseURL, key: Secret("gemini-test-key")),
                transport: transport, timeouts: Self.limits, memory: memory)
        case .huggingFace(let fake):
            OpenAICompatibleModel(
                profile: profile, endpoint: Endpoint(baseURL: fake.baseURL, key: Secret("openai-test-key")),
                dialect: .huggingFace, transport: transport, timeouts: Self.limits, memory: memory)
        }
    }
}

/// Runs `body` with a fake of `provider` that is stopped afterwards.
///
/// - Throws: what `body` throws, or the system's error where the fake cannot listen.
func withFake<Result>(
    _ provider: TestProvider, _ schedule: Schedule = .never, storyteller: FakeStoryteller = FakeStoryteller(),
    _ body: (RunningFake) async throws -> Result
) async throws -> Result {
    switch provider {
    case .gemini:
        var options = FakeGemini.Options()
        options.schedule = schedule
        options.storyteller = storyteller
        return try await withFakeGemini(options) { try await body(.gemini($0)) }
    case .huggingFace:
        var options = FakeOpenAI.Options(.huggingFace)
        options.schedule = schedule
        options.storyteller = storyteller
        return try await withFakeOpenAI(options) { try await body(.huggingFace($0)) }
    }
}
