import FoundationEssentials

/// What a token must say of itself to be taken.
package struct TokenPolicy: Sendable, Hashable {
    /// The one issuer, as its `iss` is spelled.
    package var issuer: String
    /// One of the token's `aud` must be this; nil where tokens have none, as Clerk's.
    package var audience: String?
    /// The pages that tokens may have been made for (`azp`); empty where that is not checked. A token without `azp`
    /// passes, as one that was made for no page.
    package var authorizedParties: Set<String>
    /// Seconds that clocks may differ.
    package var leeway: TimeInterval

    /// Takes a policy's parts.
    package init(
        issuer: String, audience: String? = nil, authorizedParties: Set<String> = [], leeway: TimeInterval = 60
    ) {
        self.issuer = issuer
        self.audience = audience
        self.authorizedParties = authorizedParties
        self.leeway = leeway
    }

    /// Checks everything but the signature.
    ///
    /// - Throws: `AuthenticationError`: `expired` where all else is right.
    func check(_ claims: TokenClaims, at moment: Date) throws(AuthenticationError) {
        let seconds = moment.timeIntervalSince1970
        guard claims.issuer == issuer else { throw .invalidToken }
        if let audience {
            guard claims.audiences.contains(audience) else { throw .invalidToken }
        }
        if !authorizedParties.isEmpty, let party = claims.authorizedParty {
            guard authorizedParties.contains(party) else { throw .invalidToken }
        }
        if let notBefore = claims.notBefore {
            guard notBefore <= seconds + leeway else { throw .invalidToken }
        }
        guard claims.expiresAt > seconds - leeway else { throw .expiredToken }
    }
}
