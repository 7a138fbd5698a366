import JSONNotation

/// A query's text as a JSON object, so that it is checked like a body.
enum QueryText {
    /// Reads parameters that the schema knows. A text that is no number stays a text, and the check says so.
    static func json(_ query: Substring?, schema: Schema) -> JSONValue {
        guard let query, case .object(let properties) = schema.kind, !properties.isEmpty else { return [:] }
        var found: [String: [String]] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            // What is no UTF-8 becomes a character that no parameter may hold, so that it is refused with its name.
            let name = PercentText.decode(parts[0], plusIsSpace: true) ?? "\0"
            let value = parts.count > 1 ? PercentText.decode(parts[1], plusIsSpace: true) ?? "\0" : ""
            found[name, default: []].append(value)
        }
        return .object(
            properties.compactMap { property in
                guard let values = found[property.name], let last = values.last else { return nil }
                if case .list(let element, _) = property.schema.kind {
                    return .init(property.name, .array(values.map { value($0, as: element) }))
                }
                return .init(property.name, value(last, as: property.schema))
            })
    }

    private static func value(_ text: String, as schema: Schema) -> JSONValue {
        switch schema.kind {
        case .integer, .number:
            switch try? JSONReader.read(Array(text.utf8)) {
            case .integer(let number): return .integer(number)
            case .number(let digits): return .number(digits)
            default: return .string(text)
            }
        case .flag:
            switch text.lowercased() {
            case "true": return true
            case "false": return false
            default: return .string(text)
            }
        default: return .string(text)
        }
    }
}
