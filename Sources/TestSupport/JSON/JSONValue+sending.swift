import JSONNotation

extension JSONValue {
    /// The JSON in one line without spaces.
    package var text: String { jsonText }

    /// The JSON over several lines, two spaces a level.
    package var prettyText: String { pretty(indent: "") }

    /// This object with one more member at its end, unless the value is nil.
    package func adding(_ name: String, _ value: JSONValue?) -> JSONValue {
        guard let value, case .object(let members) = self else { return self }
        return .object(members + [Member(name, value)])
    }

    private func pretty(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.pretty(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map {
                inner + JSONValue.string($0.name).jsonText + ": " + $0.value.pretty(indent: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
        default: return jsonText
        }
    }
}
