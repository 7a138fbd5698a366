/// The name of one story: short enough to type, random enough never to meet another.
///
/// Twelve characters of Crockford's base 32 (digits and lower-case letters without i, l, o, u): 60 bits.
package struct StoryID: StoredIdentifier {
    /// The identifier as stored and typed, e.g. `k3v9t0c2m4xq`.
    package let rawValue: String

    /// Wraps an identifier read from a row or typed by a person; nothing is checked.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Draws a new identifier.
    package static func random() -> StoryID {
        StoryID(Identifier.random(length: 12))
    }
}
