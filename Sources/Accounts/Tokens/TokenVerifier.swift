import FoundationEssentials
import JWTKit
import Logging
import StoryDomain

/// Checks tokens (JWT) of a sign-in service: RS256 or ES256, by the keys that the service publishes.
package struct TokenVerifier: Sendable {
    /// The longest token that is looked at, in bytes.
    private static let longestToken = 16_384

    private let policy: TokenPolicy
    private let keys: KeySet
    private let now: @Sendable () -> Date

    /// Takes what tokens must say and where the keys come from.
    ///
    /// - Parameters:
    ///   - policy: what is checked besides the signature.
    ///   - patience: how long keys are kept.
    ///   - logger: hears of fetches that fail.
    ///   - now: tells what has expired.
    ///   - fetch: gets the key set (JWKS) of the service; must end by itself within seconds.
    package init(
        policy: TokenPolicy, patience: KeySetPatience = KeySetPatience(), logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }, fetch: @escaping @Sendable () async throws -> Data
    ) {
        self.policy = policy
        self.keys = KeySet(fetch: fetch, patience: patience, logger: logger, now: now)
        self.now = now
    }

    /// Who sends this token: its `sub` is the user.
    ///
    /// - Throws: `AuthenticationError`; nothing of the token is in it.
    package func verify(_ token: String) async throws -> Caller {
        guard token.utf8.count <= Self.longestToken, let header = TokenHeader(ofToken: token),
            header.critical == nil, Self.algorithms.contains(header.algorithm)
        else { throw AuthenticationError.invalidToken }
        guard let key = try await keys.key(header.keyID), key.algorithm == header.algorithm else {
            throw AuthenticationError.invalidToken
        }
        let claims: TokenClaims
        do {
            claims = try await key.verifier.verify(token, as: TokenClaims.self)
        } catch {
            throw AuthenticationError.invalidToken
        }
        try policy.check(claims, at: now())
        // A sign-in service may let people choose their names; the stories from before there was one are nobody's.
        guard let user = UserID(rawValue: claims.subject), user != .local else {
            throw AuthenticationError.invalidToken
        }
        return Caller(user: user, scopes: claims.scopes)
    }

    /// Checked before keys are looked up, so that other tokens cause no fetch.
    private static let algorithms: Set<String> = ["RS256", "ES256"]
}
