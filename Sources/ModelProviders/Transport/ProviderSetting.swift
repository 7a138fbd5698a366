/// The names of the settings that a provider's errors point to (docs/configuration.md).
enum ProviderSetting {
    /// The most seconds to the first piece of an answer.
    static let firstToken = "STORYWRITER_FIRST_TOKEN_TIMEOUT"
    /// The most seconds between two pieces.
    static let idle = "STORYWRITER_IDLE_TIMEOUT"
    /// The most seconds of a whole call.
    static let total = "STORYWRITER_CALL_TIMEOUT"
    /// A file of certificates that are trusted too.
    static let certificates = "STORYWRITER_CA_FILE"

    /// Where a provider's key stands.
    static func key(of provider: String) -> String {
        switch provider {
        case "gemini": "GEMINI_API_KEY"
        case "huggingface": "HF_TOKEN"
        case "openai": "OPENAI_API_KEY"
        default: "its key"
        }
    }

    /// Where a provider's address stands.
    static func baseURL(of provider: String) -> String {
        switch provider {
        case "gemini": "GEMINI_BASE_URL"
        case "huggingface": "HF_BASE_URL"
        case "openai": "OPENAI_BASE_URL"
        default: "the base URL"
        }
    }
}
