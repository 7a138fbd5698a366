import FoundationEssentials
import Storage
import StoryDomain

/// What is known of an API key; never the key.
package struct KeyRecord: Sendable, Hashable {
    /// By which it is listed and revoked.
    package var id: String
    package var user: UserID
    /// What its owner calls it.
    package var name: String
    /// The key's last four characters.
    package var hint: String
    package var scopes: Set<Scope>
    package var createdAt: Date
    /// Nil for a key that stays valid until it is revoked.
    package var expiresAt: Date?
    package var revokedAt: Date?
    /// To the minute; nil before its first use.
    package var lastUsedAt: Date?

    /// Takes a new key's parts.
    init(
        id: String, user: UserID, name: String, hint: String, scopes: Set<Scope>, createdAt: Date, expiresAt: Date?
    ) {
        self.id = id
        self.user = user
        self.name = name
        self.hint = hint
        self.scopes = scopes
        self.createdAt = createdAt.roundedToMicroseconds
        self.expiresAt = expiresAt?.roundedToMicroseconds
    }

    /// Reads a row of `api_key`.
    init(row: SQLRow) throws {
        id = try row.value("id")
        user = try row.value("user_id")
        name = try row.value("name")
        hint = try row.value("hint")
        let words = try row.value("scopes", as: String.self).split(separator: " ")
        scopes = Set(words.compactMap { Scope(rawValue: String($0)) })
        createdAt = try row.value("created_at")
        expiresAt = try row.valueIfPresent("expires_at")
        revokedAt = try row.valueIfPresent("revoked_at")
        lastUsedAt = try row.valueIfPresent("last_used_at")
    }

    /// The scopes as they are stored: sorted, with spaces between them.
    var storedScopes: String {
        scopes.map(\.rawValue).sorted().joined(separator: " ")
    }
}
