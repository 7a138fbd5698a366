/// The story was changed since the caller read it.
package struct RevisionMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// The revision that the caller saw.
    package var seen: Int
    /// The revision that is stored.
    package var stored: Int

    /// Takes both revisions.
    package init(seen: Int, stored: Int) {
        self.seen = seen
        self.stored = stored
    }

    package var description: String {
        "The story has changed since revision \(seen) and is at \(stored): read it again and repeat the change."
    }
}
