/// A key that cannot be made, and why.
package struct KeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; a fixed, small set.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case badName = "bad_name"
        case badLifetime = "bad_lifetime"
        case noScopes = "no_scopes"
        /// Who asks is neither the key's user nor an administrator, or may not make keys.
        case notAllowed = "not_allowed"
        /// Who asks does not have a scope that the key is to have.
        case scopeNotHeld = "scope_not_held"
    }

    package var code: Code
    /// One sentence that says what to do.
    package var message: String

    /// Takes an error's parts.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
