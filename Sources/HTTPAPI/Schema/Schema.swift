import JSONNotation

/// What a JSON value may be: the one description from which requests are checked, answers are tested and OpenAPI is
/// written.
package struct Schema: Sendable {
    /// The shape of a value.
    package indirect enum Kind: Sendable {
        case object([Property])
        /// An object of any names whose values are all alike.
        case map(Schema)
        case list(Schema, count: ClosedRange<Int>)
        case text(TextRule)
        case integer(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        case flag
        /// Any JSON value.
        case any
        /// Any JSON at all, for answers that repeat what a client sent.
        case unchecked
        /// The first of several that fits.
        case either([Schema])
        /// A wire type with a name of its own in the OpenAPI document.
        case reference(String, @Sendable () -> Schema)
    }

    /// A named field of an object.
    package struct Property: Sendable {
        package var name: String
        package var schema: Schema
        package var isRequired: Bool
    }

    package var kind: Kind
    /// What it means, for the OpenAPI document; Markdown.
    package var description: String?
    /// Whether `null` may stand in its place.
    package var isNullable = false
    /// What a missing field means.
    package var defaultValue: JSONValue?
    package var example: JSONValue?
    /// Of an object's fields, those of which at least one must say something: text that is not blank, or an object.
    package var needsOneOf: [String] = []

    /// Takes a shape.
    package init(_ kind: Kind) {
        self.kind = kind
    }
}
