import CResources
import FoundationEssentials
import LanguageModels

/// The models that the program knows: their sizes, prices and capabilities. Built in, and overridden by a file of the
/// user's where there is one.
package struct ModelCatalogue: Sendable {
    /// The providers that the program can talk to.
    package static let knownProviders = ["gemini", "huggingface", "openai", "embedded"]

    /// One row of the `models` table.
    package struct Listing: Sendable, Hashable {
        package let profile: ModelProfile
        /// Whether the model is taken where nobody names one.
        package let isDefault: Bool
    }

    private let shelves: [String: CatalogueShelf]

    /// Loads the catalogue.
    ///
    /// - Parameter path: A file of the user's, laid over the built-in one by provider and model, field by field; nil
    ///   where there is none.
    /// - Throws: `CatalogueError`.
    package static func load(overriding path: String? = nil) throws(CatalogueError) -> ModelCatalogue {
        var own: (text: String, file: String)?
        if let path {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CatalogueError(file: path, message: "The file of models cannot be read; check the path.")
            }
            own = (String(decoding: data, as: UTF8.self), path)
        }
        return try ModelCatalogue(builtIn: builtInText, own: own)
    }

    /// Reads catalogues from their texts.
    ///
    /// - Parameters:
    ///   - builtIn: The one to start from.
    ///   - own: The one laid over it, with its file's name for errors.
    /// - Throws: `CatalogueError`.
    init(builtIn: String, own: (text: String, file: String)? = nil) throws(CatalogueError) {
        var shelves = try CatalogueReader(file: "models.yaml", isBuiltIn: true).shelves(in: builtIn)
        if let own {
            let overlay = try CatalogueReader(file: own.file).shelves(in: own.text)
            for (provider, shelf) in overlay {
                shelves[provider] = (shelves[provider] ?? CatalogueShelf()).overlaid(with: shelf)
            }
        }
        self.shelves = shelves
        try check(file: own?.file ?? "models.yaml")
    }

    /// The providers that the catalogue has, in the order of `knownProviders`.
    package var providers: [String] { Self.knownProviders.filter { shelves[$0] != nil } }

    /// The model that is taken at `provider` where nobody names one; nil where one has to be named.
    package func defaultModel(of provider: String) -> String? { shelves[provider]?.defaultModel }

    /// The profile of a model.
    ///
    /// - Parameters:
    ///   - provider: One of `providers`.
    ///   - model: The model's name there; it need not be listed where a family has names of its form.
    ///   - date: The day whose price holds.
    /// - Throws: `CatalogueError` where the provider or the model is unknown.
    package func profile(
        provider: String, model: String, on date: Date
    ) throws(CatalogueError) -> ModelProfile {
        guard let shelf = shelves[provider] else {
            throw CatalogueError(
                message: "The provider \(provider) is unknown; use one of \(providers.joined(separator: ", ")).")
        }
        guard var profile = shelf.profile(provider: provider, model: model, day: Self.day(date)) else {
            let forms = shelf.families.map(\.pattern).joined(separator: ", ")
            throw CatalogueError(
                message: "The model \(model) is no model of \(provider), whose models are named \(forms); "
                    + "name another, or add it to a file of models of your own.")
        }
        profile.isContextAssumed = !shelf.isListed(model, where: { $0.contextTokens != nil })
        profile.isMaxOutputAssumed = !shelf.isListed(model, where: { $0.maxOutputTokens != nil })
        return profile
    }

    /// The profile of a listed model by the version that a provider says has answered.
    ///
    /// - Parameters:
    ///   - version: A listed name, perhaps with a date or number behind it.
    ///   - provider: Whose model it is.
    ///   - date: The day whose price holds.
    /// - Returns: nil where no such model is listed.
    package func listedProfile(ofVersion version: String, provider: String, on date: Date) -> ModelProfile? {
        guard let shelf = shelves[provider], let name = shelf.listedName(ofVersion: version) else { return nil }
        return shelf.profile(provider: provider, model: name, day: Self.day(date))
    }

    /// All models that are listed by name, by provider and then by name.
    ///
    /// - Parameter date: The day whose prices hold.
    package func listings(on date: Date) -> [Listing] {
        let day = Self.day(date)
        return providers.flatMap { provider in
            let shelf = shelves[provider] ?? CatalogueShelf()
            return shelf.models.keys.sorted().compactMap { model in
                shelf.profile(provider: provider, model: model, day: day).map {
                    Listing(profile: $0, isDefault: model == shelf.defaultModel)
                }
            }
        }
    }

    /// What the catalogue says of a provider's models that draw.
    func imageShelf(of provider: String) -> ImageShelf { shelves[provider]?.images ?? ImageShelf() }

    /// Sees to it that every model has all its numbers, so that nothing is found missing in mid-story.
    private func check(file: String) throws(CatalogueError) {
        for provider in providers {
            guard let shelf = shelves[provider] else { continue }
            let families = shelf.families.map { ($0.pattern, Optional($0.entry)) }
            let models = shelf.models.keys.sorted().map { ($0, shelf.entry(of: $0)) }
            for (name, entry) in families + models
            where entry?.profile(provider: provider, model: name, day: Self.firstDay) == nil {
                throw CatalogueError(
                    file: file,
                    message: "\(provider) \(name) lacks context, max_output, pass_words or a price without from; "
                        + "add what is missing.")
            }
            for (name, entry) in models {
                guard let by = entry?.replaced?.model, shelf.models[by]?.replaced != nil || shelf.models[by] == nil
                else { continue }
                throw CatalogueError(
                    file: file,
                    message: "\(provider) \(name) is replaced by \(by), which must be a listed model that is not "
                        + "replaced itself; correct it.")
            }
            try check(shelf.images, of: provider, file: file)
            if let model = shelf.defaultModel, shelf.entry(of: model) == nil {
                throw CatalogueError(
                    file: file, message: "The default of \(provider), \(model), is not among its models; correct it.")
            }
        }
    }

    private func check(_ images: ImageShelf, of provider: String, file: String) throws(CatalogueError) {
        let families = images.families.map { ($0.pattern, Optional($0.entry)) }
        let models = images.models.keys.sorted().map { ($0, images.entry(of: $0)) }
        for (name, entry) in families + models
        where entry?.profile(provider: provider, model: name, day: Self.firstDay) == nil {
            throw CatalogueError(
                file: file,
                message: "\(provider) \(name) lacks a price of an image without from; add one such as {image: 0.04}.")
        }
        if let model = images.defaultModel, images.entry(of: model) == nil {
            throw CatalogueError(
                file: file,
                message: "The default of the images of \(provider), \(model), is not among its models; correct it.")
        }
    }

    /// Before all price steps.
    private static let firstDay = "0000-00-00"

    /// The day of a date, as price steps name it.
    static func day(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }

    private static var builtInText: String {
        var count = 0
        let bytes = story_resource_models_yaml(&count)
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
