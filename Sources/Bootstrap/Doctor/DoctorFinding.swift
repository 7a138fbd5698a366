/// One thing that the doctor looked at.
package struct DoctorFinding: Sendable, Hashable {
    /// How it is.
    package enum State: String, Sendable {
        case fine = "ok"
        /// Not set up, which may be what is wanted.
        case absent = "--"
        case broken = "!!"
    }

    package let subject: String
    package let state: State
    /// One sentence: what was found, or what to do.
    package let message: String

    /// Takes a finding's parts.
    package init(_ subject: String, _ state: State, _ message: String) {
        self.subject = subject
        self.state = state
        self.message = message
    }
}
