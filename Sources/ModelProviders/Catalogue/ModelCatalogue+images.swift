import FoundationEssentials
import LanguageModels
import StoryDomain

/// The models that draw.
extension ModelCatalogue {
    /// One row of the list of models that draw.
    package struct ImageListing: Sendable, Hashable {
        package let profile: ImageProfile
        /// Whether the model is taken where nobody names one.
        package let isDefault: Bool
    }

    /// The model that draws for `provider` where nobody names one; nil where one has to be named.
    package func defaultImageModel(of provider: String) -> String? { imageShelf(of: provider).defaultModel }

    /// The profile of a model that draws. The price of one that is not listed by its name is that of its family, and so a
    /// guess.
    ///
    /// - Throws: `CatalogueError` where the provider has none of that name.
    package func imageProfile(
        provider: String, model: String, on date: Date
    ) throws(CatalogueError) -> ImageProfile {
        let shelf = imageShelf(of: provider)
        let entry = shelf.entry(of: model)
        guard var profile = entry?.profile(provider: provider, model: model, day: Self.day(date)) else {
            throw CatalogueError(
                message: "The model \(model) is no model of \(provider)'s that draws; name another, or add it to the "
                    + "images of \(provider) in a file of models of your own.")
        }
        if shelf.models[model]?.prices == nil { profile.priceVersion = TokenPrice.unknownVersion }
        return profile
    }

    /// The models that draw and are listed by name, by provider and then by name.
    ///
    /// - Parameter date: the day whose prices hold.
    package func imageListings(on date: Date) -> [ImageListing] {
        let day = Self.day(date)
        return providers.flatMap { provider in
            let shelf = imageShelf(of: provider)
            return shelf.models.keys.sorted().compactMap { model in
                shelf.entry(of: model)?.profile(provider: provider, model: model, day: day).map {
                    ImageListing(profile: $0, isDefault: model == shelf.defaultModel)
                }
            }
        }
    }

    /// The service of Hugging Face's router that draws where nobody names one.
    package var defaultImageService: String? { imageShelf(of: "huggingface").defaultService }

    /// A model's name at a service of Hugging Face's router; its own name where the catalogue knows no other.
    package func name(of model: String, atService service: String) -> String {
        imageShelf(of: "huggingface").entry(of: model)?.services?[service] ?? model
    }

    /// Whether an OpenAI-compatible server is asked to answer in Base64 for this model.
    package func asksForBase64(model: String) -> Bool {
        imageShelf(of: "openai").entry(of: model)?.asksForBase64 ?? true
    }
}
