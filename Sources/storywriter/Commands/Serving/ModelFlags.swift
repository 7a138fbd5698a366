import ArgumentParser
import Bootstrap

/// The settings of models, as flags of `storywriter serve`.
struct ModelFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The order of providers, e.g. gemini,embedded.", valueName: "names"))
    var providers: String?

    @Option(help: ArgumentHelp("Calls to one provider at once (default: 512).", valueName: "number"))
    var providerCalls: String?

    @Option(help: ArgumentHelp("Seconds that a call waits for the only provider (default: 20).", valueName: "seconds"))
    var patience: String?

    @Option(
        help: ArgumentHelp("A YAML file that adds to the catalogue of models.", valueName: "file"), completion: .file())
    var models: String?

    @Option(
        name: .customLong("gemini-api-key-file"), help: ArgumentHelp("A file with Gemini's key.", valueName: "file"),
        completion: .file())
    var geminiKeyFile: String?

    @Option(name: .customLong("gemini-base-url"), help: ArgumentHelp("Where Gemini is.", valueName: "url"))
    var geminiBaseURL: String?

    @Option(help: ArgumentHelp("Gemini's model.", valueName: "model"))
    var geminiModel: String?

    @Option(
        name: .customLong("hf-token-file"), help: ArgumentHelp("A file with Hugging Face's token.", valueName: "file"),
        completion: .file())
    var huggingFaceTokenFile: String?

    @Option(name: .customLong("hf-base-url"), help: ArgumentHelp("Where Hugging Face's router is.", valueName: "url"))
    var huggingFaceBaseURL: String?

    @Option(name: .customLong("hf-model"), help: ArgumentHelp("Hugging Face's model.", valueName: "model"))
    var huggingFaceModel: String?

    @Option(
        name: .customLong("hf-bill-to"), help: ArgumentHelp("The organisation that it bills.", valueName: "name"))
    var huggingFaceBillTo: String?

    @Option(
        name: .customLong("openai-api-key-file"),
        help: ArgumentHelp("A file with the key of OpenAI or a server like it.", valueName: "file"),
        completion: .file())
    var openAIKeyFile: String?

    @Option(name: .customLong("openai-base-url"), help: ArgumentHelp("Where that server is.", valueName: "url"))
    var openAIBaseURL: String?

    @Option(name: .customLong("openai-model"), help: ArgumentHelp("Its model.", valueName: "model"))
    var openAIModel: String?

    @Option(help: ArgumentHelp("The built-in model's GGUF file.", valueName: "file"), completion: .file())
    var embeddedModel: String?

    @Option(help: ArgumentHelp("The llama-server that runs it.", valueName: "file"), completion: .file())
    var llamaServer: String?

    /// What was given, by configuration key.
    ///
    /// - Throws: `SettingsError` for a file of a secret that cannot be read.
    func values() throws -> [String: String?] {
        [
            "storywriter.providers": providers, "storywriter.providerCalls": providerCalls,
            "storywriter.patience": patience, "storywriter.models": models,
            "gemini.apiKey": try SecretFile.read(geminiKeyFile, of: "--gemini-api-key-file"),
            "gemini.baseUrl": geminiBaseURL, "gemini.model": geminiModel,
            "hf.token": try SecretFile.read(huggingFaceTokenFile, of: "--hf-token-file"),
            "hf.baseUrl": huggingFaceBaseURL, "hf.model": huggingFaceModel, "hf.billTo": huggingFaceBillTo,
            "openai.apiKey": try SecretFile.read(openAIKeyFile, of: "--openai-api-key-file"),
            "openai.baseUrl": openAIBaseURL, "openai.model": openAIModel,
            "storywriter.embeddedModel": embeddedModel, "storywriter.llamaServer": llamaServer,
        ]
    }
}
