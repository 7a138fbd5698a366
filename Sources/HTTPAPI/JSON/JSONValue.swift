/// A JSON value as it was read: objects keep their order, numbers that are no `Int` keep their digits.
package indirect enum JSONValue: Sendable, Hashable {
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
    case flag(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, or one that is too large for `Int`, in its own digits.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// The value of a member; the last one wins where a name comes twice. Nil where there is none, or no object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
