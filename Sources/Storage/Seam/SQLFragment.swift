/// A piece of SQL that stands in the program's own source, and so can never come from a user.
package struct SQLFragment: Sendable, Hashable {
    /// The SQL.
    package let text: String

    /// Takes SQL that is known when the program is compiled.
    package init(_ text: StaticString) {
        self.text = "\(text)"
    }
}
