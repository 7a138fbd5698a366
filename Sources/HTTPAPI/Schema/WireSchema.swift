/// A type that crosses the wire and says what it looks like there.
///
/// Requests are checked against the schema and then decoded; answers are encoded and, in tests, held against it. Names
/// in JSON are the properties' in snake_case.
package protocol WireSchema: Sendable {
    /// The name in the OpenAPI document.
    static var schemaName: String { get }

    /// What it looks like.
    static var schema: Schema { get }
}

extension WireSchema {
    package static var schemaName: String { String(describing: Self.self) }
}

/// The body or query of a route that takes none.
package struct Nothing: WireSchema, Codable, Hashable {
    package static let schema = Schema.object()

    /// The only value.
    package init() {}
}
