import LanguageModels
import ModelProviders

extension Settings {
    /// The address of a provider without secrets, as what is learned of its models is kept under.
    func address(of provider: String) -> String {
        let url =
            switch provider {
            case "gemini": gemini.baseURL ?? GeminiModel.defaultBaseURL
            case "huggingface": huggingFace.baseURL ?? StoryHouse.huggingFaceBaseURL
            case "openai": openAI.baseURL ?? StoryHouse.openAIBaseURL
            default: provider
            }
        return ServedModel(baseURL: url, model: "").server
    }
}
