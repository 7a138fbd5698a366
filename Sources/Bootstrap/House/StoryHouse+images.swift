import Foundation
import LanguageModels
import ModelProviders
import StoryDomain

extension StoryHouse {
    /// Drawings by one provider at once.
    private static let imageCalls = 4
    /// Failed tries in a row after which a provider is left alone: three pictures with all their tries. Until then whoever
    /// waits for one is told what went wrong.
    private static let mostFailedDrawings = 3 * RetryPolicy.drawing.attempts

    /// Puts the models that draw together: for each provider in order retries around a breaker, a limit, the meter and
    /// a span.
    ///
    /// - Parameters:
    ///   - choice: the provider or model asked for; nothing takes the configured ones, of which there may be none.
    ///   - transport: the way there; not shut down by the models.
    ///   - guards: what they share with other models of their providers that draw.
    /// - Throws: `SettingsError` for a provider without its key or model, `CatalogueError` for an unknown one.
    func imageModels(
        _ choice: ModelChoice = ModelChoice(), transport: HTTPTransport, guards: ProviderGuards = ProviderGuards()
    ) throws -> [any ImageModel] {
        try imageProviderOrder(choice).map { provider in
            let bare: any ImageModel
            switch provider {
            case "gemini": bare = try geminiImages(choice, transport: transport)
            case "huggingface": bare = try huggingFaceImages(choice, transport: transport)
            default: bare = try openAIImages(choice, transport: transport)
            }
            let metered = MeteredImages(TracedImages(bare))
            let shared = guards.shared(by: provider) {
                ProviderGuards.Guard(
                    limit: ConcurrencyLimit(Self.imageCalls),
                    breaker: CircuitBreaker(
                        threshold: Self.mostFailedDrawings, meter: CircuitBreaker.meter(for: bare.profile)))
            }
            let limited = LimitedImages(metered, limit: shared.limit)
            return RetryingImages(BreakingImages(limited, breaker: shared.breaker))
        }
    }

    private func imageProviderOrder(_ choice: ModelChoice) throws -> [String] {
        let configured = settings.imageProviderOrder
        if let asked = choice.provider?.lowercased() {
            guard configured.contains(asked) else {
                throw SettingsError("No pictures are drawn by \(asked) here: set its key and model.")
            }
            return [asked]
        }
        guard let model = choice.model else { return configured }
        let owners = catalogue.imageListings(on: Date()).filter { $0.profile.model == model }.map(\.profile.provider)
        guard let owner = owners.first(where: configured.contains) else {
            throw CatalogueError(message: "The model \(model) is unknown: name its provider too, or another model.")
        }
        return [owner]
    }

    private func imageProfile(
        _ provider: String, _ choice: ModelChoice, configured: String?, setting: String
    ) throws -> ImageProfile {
        guard let model = choice.model ?? configured ?? catalogue.defaultImageModel(of: provider) else {
            throw SettingsError("Name the model of \(provider) that draws: set \(setting).")
        }
        var profile = try catalogue.imageProfile(provider: provider, model: model, on: Date())
        // A server of one's own asks nothing for a picture, whatever its model is called.
        let base = settings.openAI.baseURL ?? StoryHouse.openAIBaseURL
        if provider == "openai", profile.isPriceUnknown, HostName(url: base).isOwn {
            (profile.price, profile.priceVersion) = (0, TokenPrice.free.version)
        }
        return profile
    }

    private func geminiImages(_ choice: ModelChoice, transport: HTTPTransport) throws -> any ImageModel {
        guard let key = settings.gemini.key else {
            throw SettingsError("Gemini needs a key to draw: set GEMINI_API_KEY.")
        }
        return GeminiImageModel(
            profile: try imageProfile(
                "gemini", choice, configured: settings.gemini.imageModel, setting: "GEMINI_IMAGE_MODEL"),
            endpoint: Endpoint(baseURL: settings.gemini.baseURL ?? GeminiModel.defaultBaseURL, key: key),
            transport: transport)
    }

    private func huggingFaceImages(_ choice: ModelChoice, transport: HTTPTransport) throws -> any ImageModel {
        guard let token = settings.huggingFace.key else {
            throw SettingsError("Hugging Face needs a token to draw: set HF_TOKEN.")
        }
        let named = settings.huggingFaceImageService ?? catalogue.defaultImageService ?? ""
        guard let service = HuggingFaceImageModel.Service(rawValue: named) else {
            let known = HuggingFaceImageModel.Service.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingsError("HF_IMAGE_PROVIDER is “\(named)”: use \(known).")
        }
        let profile = try imageProfile(
            "huggingface", choice, configured: settings.huggingFace.imageModel, setting: "HF_IMAGE_MODEL")
        let headers = settings.huggingFaceBillTo.map { [(name: "x-hf-bill-to", value: $0)] } ?? []
        return HuggingFaceImageModel(
            profile: profile, service: service, name: catalogue.name(of: profile.model, atService: named),
            endpoint: Endpoint(
                baseURL: settings.huggingFace.baseURL ?? Self.huggingFaceBaseURL, key: token, extraHeaders: headers),
            transport: transport)
    }

    private func openAIImages(_ choice: ModelChoice, transport: HTTPTransport) throws -> any ImageModel {
        let profile = try imageProfile(
            "openai", choice, configured: settings.openAI.imageModel, setting: "OPENAI_IMAGE_MODEL")
        return OpenAIImageModel(
            profile: profile,
            endpoint: Endpoint(baseURL: settings.openAI.baseURL ?? Self.openAIBaseURL, key: settings.openAI.key),
            asksForBase64: catalogue.asksForBase64(model: profile.model), transport: transport)
    }
}
