import FoundationEssentials
import JWTKit
import StoryDomain

/// The claims of a token that we read.
struct TokenClaims: JWTPayload {
    /// `sub`; required.
    var subject: String
    /// `iss`; required.
    var issuer: String
    /// `aud`: one text or several.
    var audiences: [String]
    /// `azp`.
    var authorizedParty: String?
    /// `exp` in seconds since 1970; required.
    var expiresAt: Double
    /// `nbf` in seconds since 1970.
    var notBefore: Double?
    /// What `scope`, `scp` and `permissions` say; nil where the token has none of them.
    var grants: [String]?

    private enum CodingKeys: String, CodingKey {
        case subject = "sub"
        case issuer = "iss"
        case audiences = "aud"
        case authorizedParty = "azp"
        case expiresAt = "exp"
        case notBefore = "nbf"
        case scope, scp, permissions
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        subject = try container.decode(String.self, forKey: .subject)
        issuer = try container.decode(String.self, forKey: .issuer)
        audiences = try Self.words(.audiences, in: container)?.list ?? []
        authorizedParty = try container.decodeIfPresent(String.self, forKey: .authorizedParty)
        expiresAt = try container.decode(Double.self, forKey: .expiresAt)
        notBefore = try container.decodeIfPresent(Double.self, forKey: .notBefore)
        let claims = try [CodingKeys.scope, .scp, .permissions].compactMap { try Self.words($0, in: container) }
        grants = claims.isEmpty ? nil : claims.flatMap(\.split)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject, forKey: .subject)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(audiences, forKey: .audiences)
        try container.encodeIfPresent(authorizedParty, forKey: .authorizedParty)
        try container.encode(expiresAt, forKey: .expiresAt)
        try container.encodeIfPresent(notBefore, forKey: .notBefore)
        try container.encodeIfPresent(grants, forKey: .permissions)
    }

    /// Nothing: `TokenPolicy` checks the claims, with a clock of ours.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// What the token's user may do. A token that speaks of no scopes, or only of those of signing in, may do what
    /// users do; one that has any others may do what it names of ours.
    var scopes: Set<Scope> {
        let words = (grants ?? []).filter { !Self.signInScopes.contains($0) }
        let onlySignIn = grants.map { !$0.isEmpty && words.isEmpty } ?? true
        return onlySignIn ? [.read, .write, .keys] : Set(words.compactMap(Scope.init(rawValue:)))
    }

    /// What OpenID Connect Core 1.0 (§3.1.2.1, §5.4, §11) names.
    private static let signInScopes: Set<String> = [
        "openid", "profile", "email", "address", "phone", "offline_access",
    ]

    /// One text or a list of texts.
    private struct Words {
        var list: [String]
        var split: [String] { list.flatMap { $0.split(separator: " ").map(String.init) } }
    }

    private static func words(
        _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
    ) throws -> Words? {
        guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
        if let text = try? container.decode(String.self, forKey: key) { return Words(list: [text]) }
        return Words(list: try container.decode([String].self, forKey: key))
    }
}
