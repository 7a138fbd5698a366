import LanguageModels

/// Writes JSON so that equal values give equal bytes.
///
/// Keys are sorted, except the `properties` of a JSON Schema: these follow the schema's own `required`, then the
/// alphabet. Providers write an answer's members in the order of the schema, and a plan is better when, say, a title
/// comes before the summary; a `JSONValue` holds no order of keys, but `required` is an array and does.
enum JSONText {
    /// The UTF-8 of `value`.
    static func bytes(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return bytes
    }

    /// The text of `value`, for prompts.
    static func string(of value: JSONValue) -> String {
        String(decoding: bytes(of: value), as: UTF8.self)
    }

    private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .number(let number): bytes.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
        case .string(let text): append(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(element, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            append(members, keys: members.keys.sorted(), to: &bytes)
        }
    }

    private static func append(_ members: [String: JSONValue], keys: [String], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for key in keys {
            guard let value = members[key] else { continue }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            append(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            if key == "properties", case .object(let properties) = value, let required = members["required"]?.array {
                append(properties, keys: order(of: properties, required: required), to: &bytes)
            } else {
                append(value, to: &bytes)
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func order(of properties: [String: JSONValue], required: [JSONValue]) -> [String] {
        let named = required.compactMap(\.string)
        return named + properties.keys.filter { !named.contains($0) }.sorted()
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (digits.count < 2 ? #"\u000"# : #"\u00"#).utf8)
                bytes.append(contentsOf: digits.utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
