extension CircuitBreaker.Outcome {
    /// What an error tells of the provider's health.
    ///
    /// A refusal for the request's or the account's sake shows a provider that is up. A full minute shows neither: its
    /// wait is the retry's business, and it must not clear the failures before it.
    init(_ error: ModelError) {
        self =
            switch error.code {
            case .unreachable, .timedOut, .unavailable, .truncated, .malformedResponse, .answerTooLarge: .faulty
            case .rateLimited, .breakerOpen, .noProviderLeft: .unknown
            case .quotaExhausted, .noQuota, .noCredit, .unauthorized, .regionNotServed, .wrongAddress, .unknownModel,
                .contextOverflow,
                .promptBlocked, .pictureRefused, .invalidRequest:
                .healthy
            }
    }
}

extension CircuitBreaker {
    /// A call that was not made, since its provider failed too often.
    ///
    /// - Parameter wait: until somebody may try whether it has come back; nil where somebody does.
    func refusal(of provider: String, after wait: Duration?) -> ModelError {
        let reason = lastReason.map { " The last time: \($0)" } ?? ""
        return ModelError(
            code: .breakerOpen, disposition: .retry(after: wait), provider: provider,
            message:
                "The provider failed several times in a row and is left alone for a while: wait, or use another.\(reason)"
        )
    }
}
