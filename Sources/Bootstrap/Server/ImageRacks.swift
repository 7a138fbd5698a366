import Foundation
import HTTPAPI
import LanguageModels
import ModelProviders
import Synchronization

/// The models of a server that draw: the configured ones for everybody, and one relay for each choice that somebody made.
final class ImageRacks: Sendable {
    /// The most choices that are kept ready; the one that was not asked for the longest makes room.
    private static let mostChoices = 64

    private let house: StoryHouse
    private let transport: HTTPTransport
    private let usual: ImageRelay
    private let guards: ProviderGuards
    private let chosen = Mutex(RecentChoices<ModelChoice, ImageRelay>(atMost: ImageRacks.mostChoices))

    /// Puts the usual models together.
    ///
    /// - Parameter transport: the way to the providers, shared with the models that write.
    /// - Throws: as `StoryHouse.imageModels`.
    init(house: StoryHouse, transport: HTTPTransport) throws {
        self.house = house
        self.transport = transport
        self.guards = ProviderGuards()
        self.usual = ImageRelay(try house.imageModels(transport: transport, guards: guards))
    }

    /// The models for a provider and a model's name; nil parts are left to the server's order.
    ///
    /// - Throws: `UnknownModel` that says which of the two is not to be had.
    func found(provider: String?, name: String?) throws -> ImageRelay {
        guard provider != nil || name != nil else { return usual }
        let choice = ModelChoice(provider: provider?.lowercased(), model: name)
        return try chosen.withLock { chosen in
            try chosen.value(for: choice) { try relay(of: choice) }
        }
    }

    private func relay(of choice: ModelChoice) throws -> ImageRelay {
        do {
            return ImageRelay(try house.imageModels(choice, transport: transport, guards: guards))
        } catch is CatalogueError {
            throw UnknownModel(.model, draws: true)
        } catch is SettingsError {
            throw UnknownModel(choice.provider == nil ? .model : .provider, draws: true)
        }
    }

    /// The models that clients may ask for: the configured ones, and the others that the catalogue knows of their providers.
    func offers() -> [ImageProfile] {
        let usual = usual.models.map(\.profile)
        let others = house.catalogue.imageListings(on: Date()).map(\.profile).filter { listed in
            usual.contains { $0.provider == listed.provider && $0.model != listed.model }
                && !usual.contains { $0.provider == listed.provider && $0.model == listed.model }
        }
        return usual + others
    }
}
