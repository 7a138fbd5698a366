/// The name of one call to a model: the thread between the ledger, the passages it wrote and the logs.
package struct CallID: StoredIdentifier {
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
}
