import LanguageModels

/// 429 is kept for the caller's own limits: a provider that has no room left is an outage to them.
extension ModelError: ProblemConvertible {
    package var problem: Problem {
        var problem = Problem(kind, advice, retryAfter: wait)
        problem.extensions = [.init("provider", .string(provider)), .init("reason", .string(code.rawValue))]
        return problem
    }

    private var kind: ProblemKind {
        switch code {
        case .unreachable, .unavailable, .rateLimited, .quotaExhausted, .breakerOpen, .noProviderLeft:
            .providerUnavailable
        case .noCredit, .noQuota: .providerOutOfCredit
        case .timedOut: .providerTimeout
        case .promptBlocked, .pictureRefused, .contextOverflow: .providerRefused
        case .unauthorized, .regionNotServed, .wrongAddress, .unknownModel, .invalidRequest, .truncated,
            .malformedResponse, .answerTooLarge:
            .providerFailed
        }
    }

    private var advice: String {
        switch code {
        case .unreachable: "The model's provider cannot be reached: try again in a moment."
        case .timedOut: "The model's provider took too long: try again in a moment."
        case .unavailable, .breakerOpen: "The model's provider is overloaded or down: try again in a moment."
        case .rateLimited: "The model's provider takes no more requests this minute: try again in a moment."
        case .quotaExhausted: "The server's quota at the model's provider is used up: try again later."
        case .noQuota: "The server's key has no quota for this model: choose another, or tell the operator."
        case .noCredit: "The server's account at the model's provider has no credit: tell its operator."
        case .unauthorized: "The model's provider refuses the server's key: tell its operator."
        case .regionNotServed: "The model's provider does not serve the server's place: tell its operator."
        case .wrongAddress: "The address of the model's provider is wrong: tell the server's operator."
        case .unknownModel: "The model's provider does not know the model: choose another, or tell the operator."
        case .contextOverflow: "The text is longer than the model can read: shorten it, or choose another model."
        case .promptBlocked: "The provider's safety filter refused the text: change it and try again."
        case .pictureRefused:
            "The provider's safety filter refused the picture: change what it is to show, or upload one of your own."
        case .invalidRequest: "The model's provider did not understand the server: tell its operator."
        case .truncated: "The model's answer broke off: try again."
        case .malformedResponse: "The model's answer could not be read: try again."
        case .answerTooLarge: "The model's answer did not end and was cut off: try again, or choose another model."
        case .noProviderLeft: "No model's provider is available: try again in a moment."
        }
    }

    /// Whole seconds, rounded up so that nobody comes too early.
    private var wait: Int? {
        switch disposition {
        case .retry(let after): after.map(Self.seconds) ?? (kind.status.code == 503 ? 5 : nil)
        case .notNow(let after): after.map(Self.seconds) ?? (kind.status.code == 503 ? 60 : nil)
        case .never: nil
        }
    }

    private static func seconds(_ duration: Duration) -> Int {
        let (seconds, rest) = duration.components
        return max(1, Int(seconds) + (rest > 0 ? 1 : 0))
    }
}
