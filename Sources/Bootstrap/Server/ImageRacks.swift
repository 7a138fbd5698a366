import Foundation
import HTTPAPI
import LanguageModels
import ModelProviders
import Synchronization

/// The models of a server that draw: the configured ones for everybody, and one relay for each choice that somebody made.
final class ImageRacks: Sendable {
    /// The most choices that are kept ready; others are refused until the server starts anew.
    private static let mostChoices = 64

    private let house: StoryHouse
    private let transport: HTTPTransport
    private let usual: ImageRelay
    private let chosen = Mutex<[ModelChoice: ImageRelay]>([:])

    /// Puts the usual models together.
    ///
    /// - Parameter transport: the way to the providers, shared with the models that write.
    /// - Throws: as `StoryHouse.imageModels`.
    init(house: StoryHouse, transport: HTTPTransport) throws {
        self.house = house
        self.transport = transport
        self.usual = ImageRelay(try house.imageModels(transport: transport))
    }

    /// The models for a provider and a model's name; nil parts are left to the server's order.
    ///
    /// - Throws: `UnknownModel` that says which of the two is not to be had.
    func found(provider: String?, name: String?) throws -> ImageRelay {
        guard provider != nil || name != nil else { return usual }
        let choice = ModelChoice(provider: provider?.lowercased(), model: name)
        return try chosen.withLock { chosen in
            if let relay = chosen[choice] { return relay }
            guard chosen.count < Self.mostChoices else { throw UnknownModel(.model, draws: true) }
            let models: [any ImageModel]
            do {
                models = try house.imageModels(choice, transport: transport)
            } catch is CatalogueError {
                throw UnknownModel(.model, draws: true)
            } catch is SettingsError {
                throw UnknownModel(provider == nil ? .model : .provider, draws: true)
            }
            let relay = ImageRelay(models)
            chosen[choice] = relay
            return relay
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
