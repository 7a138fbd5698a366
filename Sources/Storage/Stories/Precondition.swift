/// What a change asks of the revision that is stored when it is made: an `If-Match` that has been read, without the header.
package enum Precondition: Sendable, Hashable {
    /// Whatever revision is stored will do.
    case any
    /// One of these must be stored; none of them can be where the list is empty.
    case revisions([Int])

    /// The revision that was read, and no other.
    package static func revision(_ revision: Int) -> Precondition { .revisions([revision]) }

    /// Compares it with what is stored.
    ///
    /// - Throws: `RevisionMismatch` where another revision is stored.
    package func check(_ stored: Int) throws(RevisionMismatch) {
        guard case .revisions(let seen) = self, !seen.contains(stored) else { return }
        throw RevisionMismatch(seen: seen.first ?? 0, stored: stored)
    }
}
