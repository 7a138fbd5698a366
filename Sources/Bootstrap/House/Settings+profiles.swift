import Foundation
import LanguageModels
import ModelProviders
import StoryDomain

extension Settings {
    /// The profile of a model as it is reached from here, with today's price. A server of one's own costs nothing by the
    /// token, whatever its model is called.
    ///
    /// - Throws: `CatalogueError` where the provider or the model is unknown.
    func profile(provider: String, model: String, in catalogue: ModelCatalogue) throws(CatalogueError) -> ModelProfile {
        var profile = try catalogue.profile(provider: provider, model: model, on: Date())
        let base = openAI.baseURL ?? StoryHouse.openAIBaseURL
        if provider == "openai", profile.price.isUnknown, HostName(url: base).isOwn { profile.price = .free }
        return profile
    }

    /// The profiles of the models that are set and that the catalogue does not list by name.
    ///
    /// - Throws: `CatalogueError` where one of them is unknown.
    package func unlistedProfiles(in catalogue: ModelCatalogue) throws(CatalogueError) -> [ModelProfile] {
        let listed = catalogue.listings(on: Date()).map(\.profile)
        var profiles: [ModelProfile] = []
        for (provider, model) in [
            ("gemini", gemini.model), ("huggingface", huggingFace.model), ("openai", openAI.model),
        ] {
            guard let model, !listed.contains(where: { $0.provider == provider && $0.model == model }) else { continue }
            profiles.append(try profile(provider: provider, model: model, in: catalogue))
        }
        return profiles
    }
}
