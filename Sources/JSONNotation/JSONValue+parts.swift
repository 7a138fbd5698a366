extension JSONValue {
    /// The value of a member; the last one wins where a name comes twice. Nil where there is none, or no object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text of a string; nil elsewhere.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of an array; nil elsewhere.
    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// True or false; nil elsewhere.
    package var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The value of an integer, or of a number that is one (3.0); nil elsewhere.
    package var integer: Int? {
        switch self {
        case .integer(let value): value
        case .number(let digits): Double(digits).flatMap { Int(exactly: $0) }
        default: nil
        }
    }

    /// The value of a number; nil elsewhere.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let digits): Double(digits)
        default: nil
        }
    }
}
