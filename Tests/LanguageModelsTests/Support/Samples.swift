import FoundationEssentials
import LanguageModels
import StoryDomain
import TestSupport

extension ModelRequest {
    /// A short question: 11 tokens by estimate (3 for the text, 8 for the message).
    static let testing = ModelRequest(messages: [Message(.user, "Tell me.")], purpose: .scene)
}

extension ModelError {
    /// An overloaded server, unless told otherwise.
    static func testing(
        _ code: Code = .unavailable, _ disposition: Disposition = .retry(after: nil), provider: String = "scripted",
        message: String = "It is overloaded: wait."
    ) -> ModelError {
        ModelError(code: code, disposition: disposition, provider: provider, message: message)
    }
}

extension Completion {
    /// A model that had said all and did not count.
    static let stop = Completion(finish: .stop)
}

extension ScriptedModel {
    /// A model of a provider of its own.
    convenience init(named provider: String, contextTokens: Int = 32_768, _ answers: Answer...) {
        self.init(profile: .testing(provider: provider, contextTokens: contextTokens), answers)
    }
}

/// An exact decimal.
func decimal(_ text: String) -> Decimal {
    Decimal(string: text) ?? .nan
}

/// An error of a transport, with something in it that nobody is to see.
struct TransportError: Error {
    var secret = "sk-12345"
}
