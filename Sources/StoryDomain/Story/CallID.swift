/// The name of one call to a model: the thread between the ledger, the passages it wrote and the logs.
package struct CallID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The identifier as stored, twenty characters of Crockford's base 32.
    package let rawValue: String

    /// Wraps an identifier read from a row; nothing is checked.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Draws a new identifier.
    package static func random() -> CallID {
        CallID(Identifier.random(length: 20))
    }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }
}
