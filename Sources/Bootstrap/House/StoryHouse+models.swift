import Foundation
import LanguageModels
import Logging
import ModelProviders
import StoryDomain
import Storytelling

extension StoryHouse {
    /// Where Hugging Face's router is.
    static let huggingFaceBaseURL = "https://router.huggingface.co/v1"
    /// Where OpenAI's own server is.
    static let openAIBaseURL = "https://api.openai.com/v1"

    /// Calls to one provider at once, where nobody says another number.
    private static let usualProviderCalls = 8

    /// Puts the models of a run together: for each provider in order retries around a breaker, a limit, the meter and
    /// the tracer, and the relay around all.
    ///
    /// - Parameters:
    ///   - isChecked: whether a built-in model that stands alone must be there; a server starts without it and says so when
    ///     it is asked.
    /// - Throws: `SettingsError` for a provider without its key, `CatalogueError` for an unknown provider or model,
    ///   `ModelError` where the built-in model stands alone and is not there.
    package func models(_ choice: ModelChoice = ModelChoice(), isChecked: Bool = true) throws -> ModelRack {
        let transport = HTTPTransport(
            connectionsPerHost: max(64, settings.providerCalls ?? 0), routes: try settings.network.routes())
        return try models(choice, isChecked: isChecked, transport: transport, guards: ProviderGuards())
    }

    /// The model that a choice of a provider or of a model's name comes to; nil for a choice that names neither.
    ///
    /// - Throws: `SettingsError`, `CatalogueError` where it comes to none.
    func profile(of choice: ModelChoice) throws -> ModelProfile? {
        guard choice.provider != nil || choice.model != nil, let provider = try providerOrder(choice).first else {
            return nil
        }
        return try profile(provider: provider, choice: choice)
    }

    /// The same over a transport and guards that other racks use too.
    func models(
        _ choice: ModelChoice, isChecked: Bool, transport: HTTPTransport, guards: ProviderGuards
    ) throws -> ModelRack {
        let order = try providerOrder(choice)
        var profiles: [ModelProfile] = []
        var embedded: EmbeddedModel?
        var stacks: [any LanguageModel] = []
        for provider in order {
            let profile = try profile(provider: provider, choice: choice)
            let memory = learned.memory(of: place(of: profile))
            let bare: any LanguageModel
            switch provider {
            case "gemini": bare = try gemini(profile, memory: memory, transport: transport)
            case "huggingface": bare = try huggingFace(profile, memory: memory, transport: transport)
            case "openai": bare = openAI(profile, memory: memory, transport: transport)
            default:
                let model = embeddedModel(profile, memory: memory, transport: transport)
                embedded = model
                bare = model
            }
            profiles.append(profile)
            stacks.append(
                stack(Learning(bare, memory: memory, book: learned), guards: guards, isOnly: order.count == 1))
        }
        if isChecked, order == ["embedded"] { try settings.embeddedConfiguration().check() }
        return ModelRack(
            model: try Relayed(stacks),
            stacks: Dictionary(zip(profiles.map(\.provider), stacks), uniquingKeysWith: { first, _ in first }),
            profiles: profiles, embedded: embedded, transport: transport)
    }

    private func stack(_ bare: any LanguageModel, guards: ProviderGuards, isOnly: Bool) -> any LanguageModel {
        let provider = bare.profile.provider
        let shared = guards.shared(by: provider) {
            ProviderGuards.Guard(
                limit: ConcurrencyLimit(
                    provider == "embedded" ? 1 : settings.providerCalls ?? Self.usualProviderCalls),
                breaker: CircuitBreaker(meter: CircuitBreaker.meter(for: bare.profile)))
        }
        let metered = Metered(Traced(bare))
        let guarded = Breaking(Limited(metered, limit: shared.limit), breaker: shared.breaker)
        var policy = isOnly ? RetryPolicy.alone : .amongOthers
        policy.totalWaiting = isOnly ? settings.patience : min(policy.totalWaiting, settings.patience)
        return Retrying(guarded, policy: policy)
    }

    private func providerOrder(_ choice: ModelChoice) throws -> [String] {
        if let asked = choice.provider?.lowercased() {
            guard Self.providerNames.contains(asked) else {
                throw CatalogueError(
                    message: "The provider \(asked) is unknown: use \(Self.providerNames.joined(separator: ", ")).")
            }
            return [asked]
        }
        guard let model = choice.model else { return settings.providerOrder }
        let owners = catalogue.listings(on: Date()).filter { $0.profile.model == model }.map(\.profile.provider)
        if let owner = owners.first { return [owner] }
        guard let first = settings.providerOrder.first(where: { $0 != "embedded" }) else {
            throw CatalogueError(
                message: "The model \(model) is unknown: `storywriter models` lists those that are known, and "
                    + "--provider says where to look for others.")
        }
        return [first]
    }

    private func profile(provider: String, choice: ModelChoice) throws -> ModelProfile {
        let named = choice.model ?? configuredModel(of: provider)
        if provider == "embedded" { return try embeddedProfile(named: choice.model) }
        guard let model = named ?? catalogue.defaultModel(of: provider) else {
            throw SettingsError("Name a model for \(provider) with --model or \(provider.uppercased())_MODEL.")
        }
        return try settings.profile(provider: provider, model: model, in: catalogue)
    }

    private func configuredModel(of provider: String) -> String? {
        switch provider {
        case "gemini": settings.gemini.model
        case "huggingface": settings.huggingFace.model
        case "openai": settings.openAI.model
        default: nil
        }
    }

    /// The embedded model's profile goes by its file; a model named by flag must be that file's.
    private func embeddedProfile(named asked: String?) throws -> ModelProfile {
        let name = settings.embeddedConfiguration().modelName
        if let asked, asked.lowercased() != name.lowercased(), !name.lowercased().hasPrefix(asked.lowercased()) {
            throw CatalogueError(
                message: "The embedded model is \(name), not \(asked): point STORYWRITER_EMBEDDED_MODEL at the file.")
        }
        return try catalogue.profile(provider: "embedded", model: name, on: Date())
    }

    /// How models think, as far as it is known here or in the database.
    package var habits: ThinkingHabits {
        let (learned, settings) = (learned, settings)
        return ThinkingHabits { provider, model in
            learned.memory(of: ServedModel(server: settings.address(of: provider), model: model))
        }
    }

    /// Where a model is, as what is learned of it is kept under.
    func place(of profile: ModelProfile) -> ServedModel {
        ServedModel(server: settings.address(of: profile.provider), model: profile.model)
    }

    private func gemini(
        _ profile: ModelProfile, memory: TraitMemory, transport: HTTPTransport
    ) throws -> any LanguageModel {
        guard let key = settings.gemini.key else {
            throw SettingsError(
                "Gemini needs a key: set GEMINI_API_KEY, or choose other providers (--provider, or --providers for serve)."
            )
        }
        let base = settings.gemini.baseURL ?? GeminiModel.defaultBaseURL
        let catalogue = catalogue
        return GeminiModel(
            profile: profile,
            find: { catalogue.listedProfile(ofVersion: $0, provider: "gemini", on: Date()) },
            endpoint: Endpoint(baseURL: base, key: key), transport: transport,
            timeouts: settings.network.timeouts(for: base), memory: memory)
    }

    private func huggingFace(
        _ profile: ModelProfile, memory: TraitMemory, transport: HTTPTransport
    ) throws -> any LanguageModel {
        guard let token = settings.huggingFace.key else {
            throw SettingsError(
                "Hugging Face needs a token: set HF_TOKEN, or choose other providers (--provider, or --providers for serve)."
            )
        }
        let headers = settings.huggingFaceBillTo.map { [(name: "x-hf-bill-to", value: $0)] } ?? []
        let base = settings.huggingFace.baseURL ?? Self.huggingFaceBaseURL
        return OpenAICompatibleModel(
            profile: profile, endpoint: Endpoint(baseURL: base, key: token, extraHeaders: headers),
            dialect: .huggingFace, transport: transport, timeouts: settings.network.timeouts(for: base), memory: memory)
    }

    private func openAI(_ profile: ModelProfile, memory: TraitMemory, transport: HTTPTransport) -> any LanguageModel {
        let base = settings.openAI.baseURL ?? Self.openAIBaseURL
        return OpenAICompatibleModel(
            profile: profile, endpoint: Endpoint(baseURL: base, key: settings.openAI.key), dialect: .openAI,
            transport: transport, timeouts: settings.network.timeouts(for: base), memory: memory)
    }

    private func embeddedModel(
        _ profile: ModelProfile, memory: TraitMemory, transport: HTTPTransport
    ) -> EmbeddedModel {
        EmbeddedModel(
            configuration: settings.embeddedConfiguration(contextTokens: profile.contextTokens), profile: profile,
            transport: transport, timeouts: settings.network.adjusted(.local), memory: memory)
    }
}
