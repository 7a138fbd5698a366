import JSONNotation
import LanguageModels
import StoryDomain

/// How strict Gemini's filter is asked to be.
enum GeminiSafety {
    /// The settings for a story that may go so far.
    static func settings(for policy: ContentPolicy) -> [JSONValue] {
        let (explicit, others) =
            switch policy {
            case .everyone: ("BLOCK_LOW_AND_ABOVE", "BLOCK_LOW_AND_ABOVE")
            case .guidance, .teens: ("BLOCK_MEDIUM_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE")
            case .adults: ("BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH")
            }
        let thresholds = [
            ("HARM_CATEGORY_HARASSMENT", others), ("HARM_CATEGORY_HATE_SPEECH", others),
            ("HARM_CATEGORY_SEXUALLY_EXPLICIT", explicit), ("HARM_CATEGORY_DANGEROUS_CONTENT", others),
        ]
        return thresholds.map { ["category": .string($0.0), "threshold": .string($0.1)] }
    }
}
