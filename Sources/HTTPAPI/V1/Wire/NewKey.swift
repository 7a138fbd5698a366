import Accounts

/// A key to be made.
struct NewKey: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("name", .form(.keyName, atMost: KeyRing.longestName), "What you call it."),
        .required(
            "scopes", .list(of: .oneOf(Scope.self), atLeast: 1, atMost: 10), "What it may do; no more than you may."),
        .optional("expires_in_days", .integer(1...3_650), "When it ends by itself; else it stays valid.")
    )

    let name: String
    let scopes: [Scope]
    let expiresInDays: Int?
}
