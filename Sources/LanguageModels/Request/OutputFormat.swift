import JSONNotation

/// What shape an answer is to have.
package enum OutputFormat: Sendable, Hashable {
    /// Plain prose.
    case text
    /// JSON that follows `schema`, a JSON Schema (2020-12, the subset that all providers take: object, array, string,
    /// integer, required, enum, minItems, maxItems). `name` is for providers that want one.
    case json(name: String, schema: JSONValue)
}
