import JSONNotation

/// Writes JSON so that equal values give equal bytes.
///
/// Keys are sorted, except the `properties` of a JSON Schema: these follow the schema's own `required`, then the
/// alphabet. Providers write an answer's members in the order of the schema, and a plan is better when, say, a title
/// comes before the summary.
enum JSONText {
    /// The UTF-8 of `value`.
    static func bytes(of value: JSONValue) -> [UInt8] { ordered(value).jsonBytes }

    /// The text of `value`, for prompts.
    static func string(of value: JSONValue) -> String { ordered(value).jsonText }

    private static func ordered(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(ordered))
        case .object(let members):
            let required = value["required"]?.array?.compactMap(\.string)
            return .object(
                members.sorted { $0.name < $1.name }.map { member in
                    if member.name == "properties", let required, case .object(let properties) = member.value {
                        return JSONValue.Member(member.name, .object(ordered(properties, required: required)))
                    }
                    return JSONValue.Member(member.name, ordered(member.value))
                })
        case .null, .bool, .integer, .number, .string: return value
        }
    }

    private static func ordered(_ properties: [JSONValue.Member], required: [String]) -> [JSONValue.Member] {
        let named = required.compactMap { name in properties.last { $0.name == name } }
        let others = properties.filter { !required.contains($0.name) }.sorted { $0.name < $1.name }
        return (named + others).map { JSONValue.Member($0.name, ordered($0.value)) }
    }
}
