import JSONNotation
import LanguageModels
import StoryDomain

/// Brings what a model wrote into the names and types of the schema that it was to keep: `keyEvents` for `key_events`, a
/// text for a list, objects in place of texts.
enum SchemaShape {
    /// A value with the schema's names and types as far as they can be told; what fits stays as it is.
    static func shaped(_ value: JSONValue, to schema: JSONValue) -> JSONValue {
        switch schema["type"]?.string {
        case "object": object(value, to: schema)
        case "array": list(value, of: schema["items"] ?? .null)
        case "string": text(value)
        default: value
        }
    }

    /// Whether an object has every name that the schema requires, each with a value of its type.
    static func isWhole(_ value: JSONValue, by schema: JSONValue) -> Bool {
        let properties = members(of: schema["properties"])
        return !properties.isEmpty && properties.allSatisfy { fits(value[$0.name], $0.value) }
    }

    /// How well an object fits: what it says under the schema's names.
    static func score(_ value: JSONValue, by schema: JSONValue) -> Int {
        members(of: schema["properties"]).reduce(0) { sum, property in
            guard let said = value[property.name] else { return sum }
            guard fits(said, property.value) else { return sum }
            switch said {
            case .string(let text): return sum + (text.contains(where: \.isLetter) ? 2 : 0)
            case .array(let values):
                let items = property.value["items"] ?? .null
                let good = values.count { fits($0, items) && (items["properties"] == nil || score($0, by: items) > 0) }
                return sum + (good > 0 ? 2 + good : 0)
            default: return sum + 1
            }
        }
    }

    /// The name of the schema's only list; nil where there is none or more than one.
    static func onlyList(of schema: JSONValue) -> String? {
        let lists = members(of: schema["properties"]).filter { $0.value["type"]?.string == "array" }
        return lists.count == 1 ? lists[0].name : nil
    }

    private static func members(of value: JSONValue?) -> [JSONValue.Member] {
        if case .object(let members)? = value { members } else { [] }
    }

    private static func fits(_ value: JSONValue?, _ schema: JSONValue) -> Bool {
        guard let value else { return false }
        switch (schema["type"]?.string, value) {
        case ("string", .string), ("array", .array), ("object", .object), ("integer", .integer), ("boolean", .bool):
            return true
        case ("string", _), ("array", _), ("object", _), ("integer", _), ("boolean", _): return false
        default: return true
        }
    }

    // MARK: - Objects

    private static func object(_ value: JSONValue, to schema: JSONValue) -> JSONValue {
        guard case .object(let said) = value else {
            if case .array(let values) = value, values.count == 1 { return object(values[0], to: schema) }
            return value
        }
        let properties = members(of: schema["properties"])
        guard !properties.isEmpty else { return value }
        var shaped: [JSONValue.Member] = []
        for member in said {
            let property =
                properties.first { $0.name == member.name }
                ?? properties.first { folded($0.name) == folded(member.name) }
            guard let property else {
                shaped.append(member)
                continue
            }
            shaped.append(JSONValue.Member(property.name, Self.shaped(echoed(member.value), to: property.value)))
        }
        // A list's element in an object of its own: {"scene": {"title": …}}.
        if said.count == 1, case .object = said[0].value, !properties.contains(where: { $0.name == shaped[0].name }) {
            return object(said[0].value, to: schema)
        }
        return .object(shaped)
    }

    /// The value in an echo of a property's schema: {"type": "string", "value": "The Lamp"}.
    private static func echoed(_ value: JSONValue) -> JSONValue {
        guard value["type"]?.string != nil else { return value }
        for key in ["value", "default", "const", "content", "example"] { if let inner = value[key] { return inner } }
        if case .array(let values)? = value["items"] { return .array(values) }
        return value
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    // MARK: - Lists

    private static func list(_ value: JSONValue, of items: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): return .array(values.map { shaped($0, to: items) })
        case .string(let text) where items["type"]?.string == "string":
            return .array(parts(of: text).map { .string($0) })
        case .object(let members) where items["type"]?.string == "object":
            // {"scene_1": {…}, "scene_2": {…}}
            let objects = members.map(\.value).filter { if case .object = $0 { true } else { false } }
            if objects.count == members.count, !objects.isEmpty { return .array(objects.map { shaped($0, to: items) }) }
            return .array([shaped(value, to: items)])
        case .object(let members) where items["type"]?.string == "string":
            return .array(members.map { text($0.value) })
        default: return value
        }
    }

    /// A list that was written as a text: by lines, semicolons, numbers, or commas between names.
    static func parts(of text: String) -> [String] {
        let lines = Paragraphs.split(text).map(String.init)
        var parts = lines.count > 1 ? lines : split(text, at: ";；")
        if parts.count == 1 { parts = numbered(text) }
        if parts.count == 1 {
            let names = split(text, at: ",，、،")
            if names.count > 1, names.allSatisfy({ WordCount.words(in: $0) <= 4 || $0.count <= 12 }) { parts = names }
        }
        return parts.map(withoutMark).filter { $0.contains(where: \.isLetter) }
    }

    private static func split(_ text: String, at signs: String) -> [String] {
        text.split { signs.contains($0) }.map { String(Paragraphs.trimmed($0)) }.filter { !$0.isEmpty }
    }

    /// "1. … 2. … 3. …" in one line.
    private static func numbered(_ text: String) -> [String] {
        var rest = Paragraphs.trimmed(text)
        guard rest.hasPrefix("1") else { return [text] }
        var parts: [String] = []
        var number = 2
        while let found = ["\(number). ", "\(number)) ", "\(number)、"]
            .compactMap({ rest.firstRange(of: $0) }).first, found.lowerBound > rest.startIndex
        {
            parts.append(String(rest[..<found.lowerBound]))
            rest = Paragraphs.trimmed(rest[found.lowerBound...])
            number += 1
        }
        return parts.isEmpty ? [text] : parts + [String(rest)]
    }

    /// A list's element without its bullet or number.
    private static func withoutMark(_ part: String) -> String {
        var text = Paragraphs.trimmed(part)
        while let first = text.unicodeScalars.first, "-*•–—·".unicodeScalars.contains(first) {
            text = Paragraphs.trimmed(Substring(text.unicodeScalars.dropFirst()))
        }
        let digits = text.prefix { $0.isNumber }
        if !digits.isEmpty, digits.count <= 2, let sign = text.dropFirst(digits.count).first, ".)、:".contains(sign) {
            text = Paragraphs.trimmed(text.dropFirst(digits.count + 1))
        }
        return String(text)
    }

    // MARK: - Texts

    private static func text(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string: return value
        case .null: return .string("")
        case .integer(let number): return .string(String(number))
        case .number(let digits): return .string(digits)
        case .array(let values):
            let texts = values.compactMap { text($0).string }.filter { !$0.isEmpty }
            return texts.isEmpty ? .string("") : .string(texts.joined(separator: "; "))
        case .object(let members):
            let wanted = ["event", "text", "description", "action", "summary", "name", "title", "value"]
            let named = wanted.lazy.compactMap { name in members.first { folded($0.name) == name }?.value.string }.first
            return .string(named ?? members.lazy.compactMap(\.value.string).first ?? "")
        case .bool: return value
        }
    }
}

extension OutputFormat {
    /// The schema that was asked for; nil where text was.
    var schema: JSONValue? {
        if case .json(_, let schema) = self { schema } else { nil }
    }
}
