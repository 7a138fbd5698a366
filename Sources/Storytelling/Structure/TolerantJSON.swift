import JSONNotation
import LanguageModels

/// Reads the JSON that models write: with text around it, within another object, with the schema's own words, nearly
/// right, broken off at the end, or together with an example.
enum TolerantJSON {
    /// Why an answer is not JSON; the text goes into the repair prompt.
    struct Failure: Error, Hashable {
        let message: String
    }

    /// The most places at which an object is looked for; thoughts can be full of braces.
    private static let mostPlaces = 64
    /// How deep the object may be packed.
    private static let deepest = 3

    /// The object in `text` that fits `schema` best, in the schema's own names and types where they can be told; the
    /// first one where there is no schema.
    ///
    /// - Throws: `Failure` where there is none, even after mending what can be mended.
    static func object(in text: String, schema: JSONValue? = nil) throws(Failure) -> JSONValue {
        if let value = try? JSONReader.read(Array(text.utf8)), case .object = value {
            guard let schema else { return value }
            let shaped = SchemaShape.shaped(value, to: schema)
            if SchemaShape.isWhole(shaped, by: schema) { return shaped }
        }
        let text = unpacked(text)
        guard text.utf8.contains(UInt8(ascii: "{")) else { throw Failure(message: "The answer holds no JSON object.") }
        let values = values(in: text)
        guard let schema else {
            for value in values { if case .object = value { return value } }
            throw Failure(message: "The answer is not valid JSON.")
        }
        var best: (value: JSONValue, score: Int)?
        for candidate in values.flatMap({ candidates(in: $0, schema: schema, depth: 0) }) {
            let shaped = SchemaShape.shaped(candidate, to: schema)
            guard case .object = shaped else { continue }
            let score = SchemaShape.score(shaped, by: schema)
            // Of two that fit alike the later one is the answer, the earlier one an example or a draft.
            if score > 0, score >= best?.score ?? 0 { best = (shaped, score) }
        }
        if let best { return best.value }
        for value in values { if case .object = value { return value } }
        throw Failure(message: "The answer is not valid JSON.")
    }

    /// The text within, where `text` as a whole is one JSON string: an object that was encoded twice.
    private static func unpacked(_ text: String) -> String {
        guard text.first(where: { !$0.isWhitespace }) == "\"" else { return text }
        return (try? JSONReader.read(Array(text.utf8)))?.string ?? text
    }

    /// The objects and lists of a text, in order.
    private static func values(in text: String) -> [JSONValue] {
        let scalars = Array(text.unicodeScalars)
        var values: [JSONValue] = []
        var index = 0
        var places = 0
        while index < scalars.count, places < mostPlaces {
            guard scalars[index] == "{" || scalars[index] == "[" else {
                index += 1
                continue
            }
            places += 1
            if let found = LenientJSONReader.value(in: scalars, at: index), !isEmpty(found.value) {
                values.append(found.value)
                index = max(found.end, index + 1)
            } else {
                index += 1
            }
        }
        return values
    }

    private static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): members.isEmpty
        case .array(let values): !values.contains { if case .object = $0 { true } else { false } }
        default: true
        }
    }

    /// What may be meant by a value: itself, what it is wrapped around, the values in an echo of the schema.
    private static func candidates(in value: JSONValue, schema: JSONValue, depth: Int) -> [JSONValue] {
        guard depth <= deepest else { return [] }
        switch value {
        case .object(let members):
            var found: [JSONValue] = []
            for member in members {
                switch member.value {
                case .object: found += candidates(in: member.value, schema: schema, depth: depth + 1)
                case .array(let values) where members.count == 1 && values.count == 1:
                    found += candidates(in: values[0], schema: schema, depth: depth + 1)
                case .string(let text) where text.utf8.contains(UInt8(ascii: "{")):
                    found += Self.values(in: text).flatMap { candidates(in: $0, schema: schema, depth: depth + 1) }
                default: break
                }
            }
            return found + [value]
        case .array(let values):
            // The list alone, where the schema's object has only one.
            let wrapped = SchemaShape.onlyList(of: schema).map { JSONValue.object([JSONValue.Member($0, value)]) }
            return values.prefix(mostPlaces).flatMap { candidates(in: $0, schema: schema, depth: depth + 1) }
                + (wrapped.map { [$0] } ?? [])
        default: return []
        }
    }
}
