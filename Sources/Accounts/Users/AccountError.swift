/// A change of an account that cannot be made.
package struct AccountError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; a fixed, small set.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case unknownPlan = "unknown_plan"
    }

    package var code: Code
    /// One sentence that says what to do.
    package var message: String

    package var description: String { message }
}
