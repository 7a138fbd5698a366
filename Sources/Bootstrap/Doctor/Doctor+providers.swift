import Foundation
import LanguageModels
import ModelProviders

extension Duration {
    /// Whole seconds, for sentences.
    fileprivate var wholeSeconds: Int64 { components.seconds }
}

extension Doctor {
    /// A provider over the network, as the doctor asks for it.
    struct Remote: Sendable {
        let provider: String
        /// What to set where it is not configured.
        let keyName: String
        let isConfigured: Bool
        let needsKey: Bool
        let endpoint: Endpoint
        let interface: ProviderProbe.Interface
        /// The model that a run would take; nil for the catalogue's default.
        let model: String?
    }

    /// All providers over the network.
    func remotes() -> [Remote] {
        let bill = settings.huggingFaceBillTo.map { [(name: "x-hf-bill-to", value: $0)] } ?? []
        return [
            Remote(
                provider: "gemini", keyName: "GEMINI_API_KEY", isConfigured: settings.gemini.key != nil, needsKey: true,
                endpoint: Endpoint(
                    baseURL: settings.gemini.baseURL ?? GeminiModel.defaultBaseURL, key: settings.gemini.key),
                interface: .gemini(version: GeminiModel.defaultVersion), model: settings.gemini.model),
            Remote(
                provider: "huggingface", keyName: "HF_TOKEN", isConfigured: settings.huggingFace.key != nil,
                needsKey: true,
                endpoint: Endpoint(
                    baseURL: settings.huggingFace.baseURL ?? StoryHouse.huggingFaceBaseURL,
                    key: settings.huggingFace.key, extraHeaders: bill),
                interface: .openAICompatible(.huggingFace), model: settings.huggingFace.model),
            Remote(
                provider: "openai", keyName: "OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own",
                isConfigured: settings.openAI.key != nil || settings.openAI.baseURL != nil, needsKey: false,
                endpoint: Endpoint(
                    baseURL: settings.openAI.baseURL ?? StoryHouse.openAIBaseURL, key: settings.openAI.key),
                interface: .openAICompatible(.openAI), model: settings.openAI.model),
        ]
    }

    /// Asks a provider for its models, and looks whether the one that would be taken is a known one.
    func look(at remote: Remote, catalogue: ModelCatalogue, transport: HTTPTransport) async -> DoctorFinding {
        let isNamed = settings.providers?.contains(remote.provider) == true
        guard remote.isConfigured || (isNamed && !remote.needsKey) else {
            let order = isNamed ? "STORYWRITER_PROVIDERS names it, but it is " : ""
            return DoctorFinding(
                remote.provider, isNamed ? .broken : .absent, "\(order)not set: set \(remote.keyName).")
        }
        guard let model = remote.model ?? catalogue.defaultModel(of: remote.provider) else {
            return DoctorFinding(
                remote.provider, .broken, "No model is named: set \(remote.provider.uppercased())_MODEL.")
        }
        let replacement: ModelProfile.Replacement?
        do {
            replacement = try catalogue.profile(provider: remote.provider, model: model, on: Date()).replacement
        } catch {
            return DoctorFinding(remote.provider, .broken, error.description)
        }
        let probe = ProviderProbe(
            provider: remote.provider, endpoint: remote.endpoint, interface: remote.interface, transport: transport)
        let found = await probe.probe()
        guard found.state == .ok else { return DoctorFinding(remote.provider, .broken, found.sentence) }
        // Suffixes after a colon choose among the router's own providers.
        let name = String(model.prefix { $0 != ":" })
        let isListed = found.models.isEmpty || found.models.contains(model) || found.models.contains(name)
        let listing = isListed ? "Writes with \(model)." : "\(model), which would write, is not among them."
        let notice = replacement.map { " " + $0.notice(for: model) } ?? ""
        let limits = settings.network.timeouts(for: remote.endpoint.baseURL)
        let patience =
            limits.isOwnServer
            ? " Its first word is waited for \(limits.firstToken.wholeSeconds) s (STORYWRITER_FIRST_TOKEN_TIMEOUT)."
            : ""
        return DoctorFinding(remote.provider, .fine, "\(found.sentence) \(listing)\(patience)\(notice)")
    }
}
