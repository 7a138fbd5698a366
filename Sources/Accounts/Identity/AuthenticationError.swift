/// Why nobody could be made out behind a request. Holds nothing of what was sent.
package struct AuthenticationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; a fixed, small set that can label metrics.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Nothing was sent.
        case missing
        /// What was sent proves nothing.
        case invalid
        /// What was sent was good once.
        case expired
        /// What was sent cannot be checked now: the key service does not answer. A fault of ours, not of the caller.
        case unavailable
    }

    package var code: Code
    /// One sentence for people that says what to do.
    package var message: String

    /// Takes an error's parts.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    static let missing = AuthenticationError(
        .missing, "Send a key or token in the header “Authorization: Bearer …”.")
    static let invalidKey = AuthenticationError(.invalid, "The API key is not valid: check it, or make a new one.")
    static let expiredKey = AuthenticationError(.expired, "The API key has expired: make a new one.")
    static let invalidToken = AuthenticationError(.invalid, "The token is not valid: sign in again.")
    static let expiredToken = AuthenticationError(.expired, "The token has expired: sign in again.")
    static let keysUnavailable = AuthenticationError(
        .unavailable, "Tokens cannot be checked now because the sign-in service does not answer: try again soon.")
}
