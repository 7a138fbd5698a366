import JSONNotation

/// Holds wire types against the schemas that they declare, in both directions: no undeclared field, no required one
/// missing, every value of its kind.
package enum SchemaCheck {
    /// What is wrong with a value's JSON; empty where it is what its type declares.
    ///
    /// - Throws: `EncodingError`, `JSONFault`: it is no JSON at all.
    package static func faults<T: WireSchema & Encodable>(of value: T) throws -> [FieldFault] {
        faults(of: try JSONReader.read(WireCoding.encode(value)), as: T.schema)
    }

    /// What is wrong with an answer's JSON.
    package static func faults(of json: JSONValue, as schema: Schema) -> [FieldFault] {
        var reading = SchemaReading(strictness: .answer)
        _ = reading.read(json, as: schema)
        return reading.faults
    }
}
