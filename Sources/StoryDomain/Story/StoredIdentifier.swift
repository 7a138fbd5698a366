/// A name of a kind of its own for a text that is stored, typed or sent as it is.
package protocol StoredIdentifier: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The identifier as stored.
    var rawValue: String { get }

    /// Wraps an identifier read from a row or typed by a person; nothing is checked.
    init(_ rawValue: String)
}

extension StoredIdentifier {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }
}
