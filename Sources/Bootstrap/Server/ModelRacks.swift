import Foundation
import HTTPAPI
import LanguageModels
import ModelProviders
import Synchronization

/// The models of a server: one rack in the server's order for everybody, and one for each choice that somebody made.
///
/// All of them share one transport, and the models of a provider its guards, so a rack that leaves takes nothing with it:
/// whoever still uses its model goes on.
final class ModelRacks: Sendable {
    /// The most choices that are kept ready; the one that was not asked for the longest makes room.
    private static let mostChoices = 64

    /// What the default built-in model writes on two cores: between the 4 to 7 and the 19 to 22 that were measured on two
    /// machines of one kind (docs/benchmarks.md).
    private static let embeddedTokensPerSecond = 12.0

    private let house: StoryHouse
    private let usual: ModelRack
    private let guards: ProviderGuards
    private let chosen = Mutex(RecentChoices<ModelChoice, ModelRack>(atMost: ModelRacks.mostChoices))
    /// The built-in model where the server's order does not have it: it runs a server of its own, so there is one of it and
    /// it stays.
    private let embedded = Mutex<ModelRack?>(nil)

    /// Puts the usual rack together.
    ///
    /// - Throws: as `StoryHouse.models`.
    init(house: StoryHouse) throws {
        self.house = house
        self.guards = ProviderGuards()
        let transport = HTTPTransport(
            connectionsPerHost: max(64, house.settings.providerCalls ?? 0),
            routes: try house.settings.network.routes())
        self.usual = try house.models(ModelChoice(), isChecked: false, transport: transport, guards: guards)
    }

    /// The usual rack's way to the network.
    var transport: HTTPTransport { usual.transport }

    /// The profiles of the usual rack, in order.
    var profiles: [ModelProfile] { usual.profiles }

    /// The model for a provider and a model's name; nil parts are left to the server's order.
    ///
    /// - Throws: `CatalogueError` or `SettingsError` where it cannot be had.
    func model(provider: String?, name: String?) throws -> any LanguageModel {
        guard provider != nil || name != nil else { return usual.model }
        // One built-in model for all: its server holds the file in memory once.
        if let stack = usual.stacks.first(where: { isAsked($0.value.profile, provider, name) })?.value { return stack }
        guard let asked = try house.profile(of: ModelChoice(provider: provider, model: name)) else {
            return usual.model
        }
        // A model has many names: without its provider, in other letters, by the beginning of its file's name.
        let choice = ModelChoice(provider: asked.provider, model: asked.model)
        if asked.provider == "embedded" {
            return try embedded.withLock { embedded in
                let rack = try embedded ?? rack(of: choice)
                embedded = rack
                return rack.model
            }
        }
        return try chosen.withLock { chosen in
            try chosen.value(for: choice) { try rack(of: choice) }.model
        }
    }

    private func rack(of choice: ModelChoice) throws -> ModelRack {
        try house.models(choice, isChecked: false, transport: usual.transport, guards: guards)
    }

    /// The same for the API.
    ///
    /// - Throws: `UnknownModel` that says which of the two is not to be had.
    func found(provider: String?, name: String?) throws -> any LanguageModel {
        do {
            return try model(provider: provider, name: name)
        } catch is CatalogueError {
            let isKnown = provider.map { StoryHouse.providerNames.contains($0.lowercased()) } ?? true
            throw UnknownModel(isKnown ? .model : .provider)
        } catch is SettingsError {
            throw UnknownModel(provider == nil ? .model : .provider)
        }
    }

    /// The models that clients may ask for: those of the providers that this server has, and the configured ones.
    func offers(of catalogue: ModelCatalogue) -> [ModelOffer] {
        let usual = profiles
        let first = usual.first
        let others = catalogue.listings(on: Date()).map(\.profile).filter { listed in
            listed.provider != "embedded"
                && usual.contains { $0.provider == listed.provider && $0.model != listed.model }
        }
        return (usual + others).map { profile in
            ModelOffer(
                profile: profile, isDefault: profile.provider == first?.provider && profile.model == first?.model,
                tokensPerSecond: profile.provider == "embedded" ? Self.embeddedTokensPerSecond : nil)
        }
    }

    /// Stops what the racks started.
    func shutdown() async {
        await embedded.withLock { $0 }?.embedded?.stop()
        await usual.shutdown()
    }

    private func isAsked(_ profile: ModelProfile, _ provider: String?, _ name: String?) -> Bool {
        (provider ?? profile.provider).lowercased() == profile.provider && (name ?? profile.model) == profile.model
    }
}
