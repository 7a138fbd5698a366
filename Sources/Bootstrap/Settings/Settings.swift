import LanguageModels
import Logging

/// All that can be configured. Flags win over the environment, the environment over the YAML file, the file over the
/// defaults.
///
/// ## Configuration keys
/// In the environment a key is upper-case with underscores (`gemini.apiKey` is `GEMINI_API_KEY`); in the file it is a
/// path of mappings. Empty values count as not set.
/// - `gemini.apiKey` or `google.apiKey` (string, secret), `gemini.baseUrl`, `gemini.model` (string)
/// - `hf.token` (string, secret), `hf.baseUrl`, `hf.model` (string), `hf.billTo` (string)
/// - `openai.apiKey` (string, secret), `openai.baseUrl`, `openai.model` (string)
/// - `gemini.imageModel`, `hf.imageModel`, `openai.imageModel` (string: the model that draws), `hf.imageProvider` (the
///   router's service that draws)
/// - `storywriter.imageProviders` (names, comma-separated or a list; default: those configured that have a model to draw)
/// - `storywriter.providers` (names, comma-separated or a list; default: those configured, embedded last)
/// - `storywriter.dataDir` (path; default `$XDG_DATA_HOME/storywriter`, else `~/.local/share/storywriter`)
/// - `storywriter.databaseUrl` (`sqlite:PATH`, a path, or `postgres://…`, a secret; default `DATA/stories.sqlite`)
/// - `storywriter.models` (path of a YAML file that overrides the catalogue)
/// - `storywriter.embeddedModel` (path of a GGUF), `storywriter.llamaServer` (path of a llama-server)
/// - `storywriter.patience` (whole seconds, 0 to 86400; default 300: how long one call waits for the only provider)
/// - `storywriter.providerCalls` (calls to one provider at once; default 8, and 512 for a server)
/// - `storywriter.firstTokenTimeout`, `.idleTimeout`, `.callTimeout` (whole seconds, 1 to 86400; default by where the
///   server is: docs/providers.md)
/// - `network.httpProxy`, `.httpsProxy`, `.allProxy` (strings, secret), `.noProxy` (hosts), and `network.sslCertFile`
///   (path): in the environment `HTTP_PROXY` … `SSL_CERT_FILE`; `storywriter.caFile` (path)
/// - `storywriter.log` (`trace` to `critical`; default `warning`)
package struct Settings: Sendable {
    /// A provider reached over the network.
    package struct Remote: Sendable {
        package var key: Secret?
        package var baseURL: String?
        package var model: String?
        /// The model that draws.
        package var imageModel: String?
    }

    package var gemini: Remote
    package var huggingFace: Remote
    /// The organisation that Hugging Face bills.
    package var huggingFaceBillTo: String?
    /// The service of Hugging Face's router that draws; nil for the catalogue's.
    package var huggingFaceImageService: String?
    package var openAI: Remote
    /// The user's order of providers that draw; nil for the default one.
    package var imageProviders: [String]?
    /// The user's order; nil for the default one.
    package var providers: [String]?
    package var dataFolder: String
    package var database: DatabasePlace
    package var catalogueFile: String?
    package var embeddedModel: String?
    package var llamaServer: String?
    /// How long one call waits in all for a provider that refuses or cannot be reached, where no other can take over.
    package var patience: Duration
    /// Whether somebody said how long that is.
    package var isPatienceGiven: Bool
    /// Calls to one provider at once; nil for what suits the command.
    package var providerCalls: Int?
    /// How providers are reached, and how long they are waited for.
    package var network: NetworkSettings
    /// What is logged on standard error: this and worse.
    package var logLevel: Logger.Level
    /// What `storywriter serve` was told.
    package var server: ServerSettings

    /// The providers in the order in which they are asked: the user's, else those that are configured and the embedded
    /// one last.
    package var providerOrder: [String] {
        if let providers { return providers }
        var order: [String] = []
        if gemini.key != nil { order.append("gemini") }
        if huggingFace.key != nil { order.append("huggingface") }
        if openAI.key != nil || openAI.baseURL != nil { order.append("openai") }
        return order + ["embedded"]
    }

    /// The providers that draw, in the order in which they are asked: the user's, else those that are configured. An
    /// OpenAI-compatible server is one only where its model is named, since few of them draw.
    package var imageProviderOrder: [String] {
        if let imageProviders { return imageProviders }
        var order: [String] = []
        if gemini.key != nil { order.append("gemini") }
        if huggingFace.key != nil { order.append("huggingface") }
        if openAI.imageModel != nil { order.append("openai") }
        return order
    }

    /// The folder of the built-in model's runtime.
    package var runtimeFolder: String { dataFolder + "/runtime" }

    /// The built-in model's file: the configured one, else the default one where it was fetched, else the small one.
    package var embeddedModelPath: String {
        if let embeddedModel { return embeddedModel }
        let known = ["qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", "smollm2-135m-instruct-q4_1.gguf"]
        let paths = known.map { dataFolder + "/models/" + $0 }
        return paths.first(where: FilePlaces.isFile) ?? paths[0]
    }
}
