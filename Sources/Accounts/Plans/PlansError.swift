/// A file of plans that cannot be used: which plan, which field, and what to write there.
package struct PlansError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; a fixed, small set.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case noPlans = "no_plans"
        case unknownDefault = "unknown_default"
        case badName = "bad_name"
        case unknownField = "unknown_field"
        case badValue = "bad_value"
    }

    package var code: Code
    /// The plan, where one is to blame.
    package var plan: String?
    /// The field, where one is to blame.
    package var field: String?
    /// One sentence that says what to write.
    package var message: String

    package var description: String { message }
}
