/// A JSON value as it was read: objects keep their order, numbers that are no `Int` keep their digits.
package enum JSONValue: Sendable {
    /// One name and its value in an object.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONValue

        /// Takes a member's parts.
        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case null
    case bool(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, or one that is too large for `Int`, in its own digits.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A number; null where JSON has none for it.
    package static func number(_ value: Double) -> JSONValue {
        value.isFinite ? .number(String(value)) : .null
    }

    /// An object whose members stand in the order of their names.
    package static func object(_ members: [String: JSONValue]) -> JSONValue {
        .object(members.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) })
    }
}
