extension CircuitBreaker.Outcome {
    /// What an error tells of the provider's health.
    ///
    /// A refusal for the request's or the account's sake shows a provider that is up. A full minute shows neither: its
    /// wait is the retry's business, and it must not clear the failures before it.
    init(_ error: ModelError) {
        self =
            switch error.code {
            case .unreachable, .timedOut, .unavailable, .truncated, .malformedResponse: .faulty
            case .rateLimited, .breakerOpen, .noProviderLeft: .unknown
            case .quotaExhausted, .noCredit, .unauthorized, .unknownModel, .contextOverflow, .promptBlocked,
                .pictureRefused, .invalidRequest:
                .healthy
            }
    }
}
