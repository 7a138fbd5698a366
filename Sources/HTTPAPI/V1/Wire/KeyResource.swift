import Accounts
import FoundationEssentials

/// What is known of a key; never the key.
struct KeyResource: WireSchema, Encodable {
    static let schemaName = "Key"
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("id", .id, "By which it is revoked."),
        .required("name", .told, "What its owner calls it."),
        .required("hint", .text(atMost: 10), "Its last characters."),
        .required("scopes", .list(of: .oneOf(Scope.self), atMost: 10), "What it may do."),
        .required("created_at", .moment, "When it was made."),
        .required("expires_at", .moment.orNull, "When it ends by itself."),
        .required("revoked_at", .moment.orNull, "When it was revoked."),
        .required("last_used_at", .moment.orNull, "When it was last used, to the minute."),
    ]

    let id: String
    let name: String
    let hint: String
    let scopes: [Scope]
    let createdAt: Date
    @ExplicitNull var expiresAt: Date?
    @ExplicitNull var revokedAt: Date?
    @ExplicitNull var lastUsedAt: Date?

    /// Takes a record.
    init(_ record: KeyRecord) {
        id = record.id
        name = record.name
        hint = record.hint
        scopes = record.scopes.inOrder
        createdAt = record.createdAt
        expiresAt = record.expiresAt
        revokedAt = record.revokedAt
        lastUsedAt = record.lastUsedAt
    }
}
