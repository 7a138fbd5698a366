/// A setting that cannot be used.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence that names the setting and says what to do.
    package let description: String

    /// Takes the sentence.
    package init(_ description: String) {
        self.description = description
    }
}
