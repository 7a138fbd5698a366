import Foundation
import HTTPAPI
import LanguageModels
import ModelProviders
import Synchronization

/// The models of a server: one rack in the server's order for everybody, and one for each choice that somebody made.
final class ModelRacks: Sendable {
    /// The most choices that are kept ready; others are refused until the server starts anew.
    private static let mostChoices = 64

    /// What the default built-in model writes on two cores: between the 4 to 7 and the 19 to 22 that were measured on two
    /// machines of one kind (docs/benchmarks.md).
    private static let embeddedTokensPerSecond = 12.0

    private let house: StoryHouse
    private let usual: ModelRack
    private let chosen = Mutex<[ModelChoice: ModelRack]>([:])

    /// Puts the usual rack together.
    ///
    /// - Throws: as `StoryHouse.models`.
    init(house: StoryHouse) throws {
        self.house = house
        self.usual = try house.models(isChecked: false)
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
        let choice = ModelChoice(provider: provider?.lowercased(), model: name)
        return try chosen.withLock { chosen in
            if let rack = chosen[choice] { return rack.model }
            guard chosen.count < Self.mostChoices else {
                throw SettingsError("This server has no room for one more model: ask for one that is in use.")
            }
            let rack = try house.models(choice, isChecked: false)
            chosen[choice] = rack
            return rack.model
        }
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
        let all = chosen.withLock { Array($0.values) } + [usual]
        for rack in all { await rack.shutdown() }
    }

    private func isAsked(_ profile: ModelProfile, _ provider: String?, _ name: String?) -> Bool {
        (provider ?? profile.provider).lowercased() == profile.provider && (name ?? profile.model) == profile.model
    }
}
