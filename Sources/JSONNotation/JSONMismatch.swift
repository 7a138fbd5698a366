/// A member of an object is missing, or of another kind than is expected.
package struct JSONMismatch: Error, Sendable, Hashable {
    /// The member's name; empty where a value should have been an object.
    package let name: String

    /// Takes the member's name.
    package init(name: String) {
        self.name = name
    }
}
