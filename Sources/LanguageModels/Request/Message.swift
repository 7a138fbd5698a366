/// One turn of a conversation with a model.
package struct Message: Sendable, Hashable, Codable {
    /// Who speaks.
    package enum Role: String, Sendable, Codable {
        case system, user
        /// The model. As the last message it is a beginning that the model is to go on from (a prefill); providers
        /// without `ModelCapabilities.prefill` never get one.
        case assistant
    }

    package var role: Role
    package var text: String

    /// Takes role and text.
    package init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}
