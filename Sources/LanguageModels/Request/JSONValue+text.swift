extension JSONValue {
    /// The value as JSON text, always the same for the same value: keys sorted, but the `properties` of a schema in the
    /// order of the `required` list beside them, since models write fields in the order in which they read them.
    package var text: String {
        var text = ""
        write(to: &text, keyOrder: [])
        return text
    }

    private func write(to text: inout String, keyOrder: [String]) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text, keyOrder: [])
            }
            text += "]"
        case .object(let members):
            write(members, to: &text, keyOrder: keyOrder)
        }
    }

    private func write(_ members: [String: JSONValue], to text: inout String, keyOrder: [String]) {
        let required = members["required"]?.array?.compactMap(\.string) ?? []
        let named = keyOrder.filter { members[$0] != nil }
        let keys = named + members.keys.filter { !named.contains($0) }.sorted()
        text += "{"
        for (index, key) in keys.enumerated() {
            if index > 0 { text += "," }
            Self.write(key, to: &text)
            text += ":"
            members[key]?.write(to: &text, keyOrder: key == "properties" ? required : [])
        }
        text += "}"
    }

    /// RFC 8259 §7: quotes, backslashes and control characters are escaped, everything else stands as it is.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
