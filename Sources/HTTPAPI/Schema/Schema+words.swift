import JSONNotation

/// The words in which schemas are written.
extension Schema {
    /// An object of these fields; others are ignored in requests and are a fault in answers.
    package static func object(_ properties: Property...) -> Schema { Schema(.object(properties)) }

    /// An object of these fields.
    package static func object(_ properties: [Property]) -> Schema { Schema(.object(properties)) }

    /// An object with free names.
    package static func map(of schema: Schema) -> Schema { Schema(.map(schema)) }

    /// A list of at most `most` values.
    package static func list(of schema: Schema, atLeast least: Int = 0, atMost most: Int) -> Schema {
        Schema(.list(schema, count: least...most))
    }

    /// Text of at most `most` characters; with `blank: false` some of it must be visible.
    package static func text(atMost most: Int, blank: Bool = true) -> Schema {
        var rule = TextRule(length: (blank ? 0 : 1)...most)
        rule.refusesBlank = !blank
        return Schema(.text(rule))
    }

    /// Text out of a few.
    package static func oneOf(_ choices: [String]) -> Schema {
        var rule = TextRule(length: 0...Int.max)
        rule.choices = choices
        return Schema(.text(rule))
    }

    /// Text out of an enumeration.
    package static func oneOf<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> Schema
    where Choice.RawValue == String {
        oneOf(type.allCases.map(\.rawValue))
    }

    /// Text in a format of JSON Schema's, such as `uri`.
    package static func format(_ format: String, atMost most: Int = 2_048) -> Schema {
        var rule = TextRule(length: 0...most)
        rule.format = format
        return Schema(.text(rule))
    }

    /// Text of one fixed form.
    package static func form(_ form: TextForm, atMost most: Int = 200) -> Schema {
        var rule = TextRule(length: 0...most)
        rule.form = form
        return Schema(.text(rule))
    }

    /// A moment in ISO 8601, UTC.
    package static let moment = format("date-time", atMost: 40)

    /// A whole number.
    package static func integer(_ range: ClosedRange<Int> = 0...9_007_199_254_740_991) -> Schema {
        Schema(.integer(range))
    }

    /// A number.
    package static func number(_ range: ClosedRange<Double>) -> Schema { Schema(.number(range)) }

    /// `true` or `false`.
    package static let flag = Schema(.flag)

    /// Any JSON value.
    package static let any = Schema(.any)

    /// The first of these that fits.
    package static func either(_ schemas: Schema...) -> Schema { Schema(.either(schemas)) }

    /// A wire type, by its own name.
    package static func type<T: WireSchema>(_ type: T.Type) -> Schema {
        Schema(.reference(T.schemaName, { T.schema }))
    }

    /// The same, or `null`.
    package var orNull: Schema {
        var copy = self
        copy.isNullable = true
        return copy
    }

    /// The same object, of whose fields at least one of these must say something.
    package func needing(oneOf names: [String]) -> Schema {
        var copy = self
        copy.needsOneOf = names
        return copy
    }

    /// The same with a meaning.
    package func described(_ description: String) -> Schema {
        var copy = self
        copy.description = description
        return copy
    }

    /// The same with an example.
    package func example(_ example: JSONValue) -> Schema {
        var copy = self
        copy.example = example
        return copy
    }
}

extension Schema.Property {
    /// A field that must be there.
    package static func required(_ name: String, _ schema: Schema, _ description: String) -> Self {
        Self(name: name, schema: schema.described(description), isRequired: true)
    }

    /// A field that may be missing; in a request `null` then means the same. With a default it is never missing where
    /// the value is read.
    package static func optional(
        _ name: String, _ schema: Schema, _ description: String, default defaultValue: JSONValue? = nil
    ) -> Self {
        var schema = schema.described(description)
        schema.isNullable = true
        schema.defaultValue = defaultValue
        return Self(name: name, schema: schema, isRequired: false)
    }
}
