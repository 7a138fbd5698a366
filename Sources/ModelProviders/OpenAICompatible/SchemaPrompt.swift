import JSONNotation
import LanguageModels

/// Tells a schema in words, for providers that have no way to be given one.
enum SchemaPrompt {
    /// The sentence and the schema, to be appended to what the user asks.
    static func text(for schema: JSONValue) -> String {
        """
        Answer with one JSON value that follows this JSON Schema, and with nothing else, no code fence either:
        \(JSONText.string(of: schema))
        """
    }
}
