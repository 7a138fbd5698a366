/// Finds out who makes a request.
package enum Authenticator: Sendable {
    /// Everybody is the one local user. For a server that only this machine reaches.
    case none
    /// By API key.
    case keys(KeyRing)
    /// By a token of a sign-in service, or by an API key that a user so signed in has made.
    case jwt(TokenVerifier, keys: KeyRing)

    /// The caller behind a bearer.
    ///
    /// - Parameter bearer: what followed `Bearer ` in the request's header; nil where there was none.
    /// - Throws: `AuthenticationError`; `StorageError` where keys cannot be looked up.
    package func authenticate(bearer: String?) async throws -> Caller {
        if case .none = self { return .local }
        guard let bearer, !bearer.isEmpty else { throw AuthenticationError.missing }
        switch self {
        case .none: return .local
        case .keys(let ring): return try await ring.verify(bearer)
        case .jwt(let verifier, let ring):
            return bearer.hasPrefix(SecretKey.prefix)
                ? try await ring.verify(bearer) : try await verifier.verify(bearer)
        }
    }
}
