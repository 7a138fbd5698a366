import JSONNotation
import LanguageModels

/// Fills a JSON Schema with plausible values.
///
/// Understands the subset that providers take, in JSON Schema's and in Gemini's upper-case spelling: type (also as a list),
/// properties, required, propertyOrdering, items, minItems, maxItems, enum, const, minimum, maximum, maxLength, anyOf,
/// oneOf, allOf, and `$ref` to `$defs` or `definitions`. Every property is given, required or not.
struct StructuredAnswer {
    /// Where a value stands: its property's name and its place in the nearest array.
    struct Place {
        var name = ""
        /// From 0; 0 outside arrays.
        var index = 0
        /// How many elements the nearest array has; 1 outside arrays.
        var count = 1
        /// A number for the whole path, so that no two values are the same.
        var salt: Int
    }

    private static let usualItems = 5
    /// Schemas that refer to themselves end here.
    private static let depthLimit = 12

    private let schema: JSONValue
    private let texts: PropertyTexts
    private let salt: Int

    /// Takes the schema and the prompt, of which the last user message makes one answer differ from another.
    init(schema: JSONValue, messages: [Message], seed: Int) {
        self.schema = schema
        let lastUser = messages.last { $0.role == .user }?.text ?? ""
        salt = stableHash(lastUser) ^ seed
        texts = PropertyTexts(
            script: Script(seed: seed, paragraphWords: 35...70),
            storyWords: SceneInstruction.number(in: lastUser, after: " ", before: " word")
        )
    }

    /// The answer.
    var json: JSONValue { value(schema, at: Place(salt: salt), depth: 0) }

    private func value(_ schema: JSONValue, at place: Place, depth: Int) -> JSONValue {
        let schema = resolved(schema)
        if let constant = schema["const"] { return constant }
        if let first = schema["enum"]?.array?.first { return first }
        guard depth < Self.depthLimit else { return .null }
        switch Self.type(of: schema) {
        case "object": return object(schema, at: place, depth: depth)
        case "array": return array(schema, at: place, depth: depth)
        case "integer": return .integer(clamp(texts.integer(at: place), to: schema))
        case "number": return .integer(clamp(texts.integer(at: place), to: schema))
        case "boolean": return true
        case "null": return .null
        default: return .string(trim(texts.text(at: place), to: schema["maxLength"]?.integer))
        }
    }

    private func object(_ schema: JSONValue, at place: Place, depth: Int) -> JSONValue {
        guard let properties = schema["properties"], case .object(let members) = properties else { return .object([]) }
        return .object(
            Self.order(of: members.map(\.name), in: schema).compactMap { name in
                guard let property = properties[name] else { return nil }
                var inner = place
                inner.name = name
                inner.salt = stableHash("\(place.salt).\(name)")
                return JSONValue.Member(name, value(property, at: inner, depth: depth + 1))
            }
        )
    }

    private func array(_ schema: JSONValue, at place: Place, depth: Int) -> JSONValue {
        let most = schema["maxItems"].flatMap(Self.integer) ?? Int.max
        let count = min(schema["minItems"].flatMap(Self.integer) ?? Self.usualItems, most)
        let items = schema["items"] ?? ["type": "string"]
        return .array(
            (0..<count).map { index in
                let salt = stableHash("\(place.salt)[\(index)]")
                return value(
                    items, at: Place(name: place.name, index: index, count: count, salt: salt), depth: depth + 1)
            }
        )
    }

    /// A schema with its reference followed and its alternatives decided.
    private func resolved(_ schema: JSONValue) -> JSONValue {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            let target = self.schema["$defs"]?[name] ?? self.schema["definitions"]?[name]
            return target ?? .object([:])
        }
        for keyword in ["anyOf", "oneOf", "allOf"] {
            if let first = schema[keyword]?.array?.first { return resolved(first) }
        }
        return schema
    }

    private static func type(of schema: JSONValue) -> String {
        let names = schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string].compactMap { $0 }
        if let name = names.map({ $0.lowercased() }).first(where: { $0 != "null" }) { return name }
        if schema["properties"] != nil { return "object" }
        if schema["items"] != nil { return "array" }
        return names.isEmpty ? "string" : "null"
    }

    private static func order(of properties: [String], in schema: JSONValue) -> [String] {
        let told = (schema["propertyOrdering"] ?? schema["property_ordering"])?.array?.compactMap(\.string)
        let first = told ?? schema["required"]?.array?.compactMap(\.string) ?? []
        return first + properties.filter { !first.contains($0) }.sorted()
    }

    /// An integer, which Gemini's spelling may give as a string.
    private static func integer(_ value: JSONValue) -> Int? {
        value.integer ?? value.string.flatMap(Int.init)
    }

    private func clamp(_ number: Int, to schema: JSONValue) -> Int {
        let least = schema["minimum"].flatMap(Self.integer) ?? Int.min
        let most = schema["maximum"].flatMap(Self.integer) ?? Int.max
        return max(least, min(most, number))
    }

    private func trim(_ text: String, to limit: Int?) -> String {
        guard let limit, text.count > limit else { return text }
        let cut = text.prefix(limit)
        return String(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut)
    }
}
