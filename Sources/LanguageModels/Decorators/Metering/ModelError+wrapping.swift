extension ModelError {
    /// Any error as one that says what to do.
    ///
    /// Errors from below may quote addresses, headers or the answer itself, so nothing of them is kept but their kind.
    init(wrapping error: any Error, provider: String) {
        switch error {
        case let error as ModelError:
            self = error
        case is DecodingError:
            self.init(
                code: .malformedResponse, disposition: .retry(after: nil), provider: provider,
                message: "The answer could not be read: try again, or use another provider."
            )
        default:
            self.init(
                code: .unreachable, disposition: .retry(after: nil), provider: provider,
                message:
                    "The call did not get through: check the connection and the provider's address, then try again."
            )
        }
    }
}
