/// The name of one run: the work of writing on a story in the background.
package struct RunID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The identifier as stored, sixteen characters of Crockford's base 32: 80 bits.
    package let rawValue: String

    /// Wraps an identifier read from a row or sent by a client; nothing is checked.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Draws a new identifier.
    package static func random() -> RunID {
        RunID(Identifier.random(length: 16))
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
