/// The name of one picture: twelve characters of Crockford's base 32, as a story's.
package struct PictureID: StoredIdentifier {
    /// The identifier as stored, e.g. `p7w2k9d1x4mz`.
    package let rawValue: String

    /// Wraps an identifier read from a row or a path; nothing is checked.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Draws a new identifier.
    package static func random() -> PictureID {
        PictureID(Identifier.random(length: 12))
    }
}
