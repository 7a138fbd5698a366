/// The name of one run: the work of writing on a story in the background.
package struct RunID: StoredIdentifier {
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
}
