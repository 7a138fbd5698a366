import ArgumentParser

/// The settings of models that draw, as flags of `storywriter serve`.
struct ImageFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The order of providers that draw, e.g. gemini,openai.", valueName: "names"))
    var imageProviders: String?

    @Option(help: ArgumentHelp("Gemini's model that draws.", valueName: "model"))
    var geminiImageModel: String?

    @Option(
        name: .customLong("hf-image-model"),
        help: ArgumentHelp("Hugging Face's model that draws.", valueName: "model"))
    var huggingFaceImageModel: String?

    @Option(
        name: .customLong("hf-image-provider"),
        help: ArgumentHelp("Who runs it: hf-inference, fal-ai, replicate, together or nscale.", valueName: "name"))
    var huggingFaceImageProvider: String?

    @Option(
        name: .customLong("openai-image-model"),
        help: ArgumentHelp("The model that draws at OpenAI or a server like it.", valueName: "model"))
    var openAIImageModel: String?

    /// What was given, by configuration key.
    var values: [String: String?] {
        [
            "storywriter.imageProviders": imageProviders, "gemini.imageModel": geminiImageModel,
            "hf.imageModel": huggingFaceImageModel, "hf.imageProvider": huggingFaceImageProvider,
            "openai.imageModel": openAIImageModel,
        ]
    }
}
