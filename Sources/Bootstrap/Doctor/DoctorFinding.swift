/// One thing that the doctor looked at.
package struct DoctorFinding: Sendable, Hashable {
    /// How it is; the words are those of `doctor --json`.
    package enum State: String, Sendable {
        /// It works.
        case fine = "ok"
        /// Not set up, which may be what is wanted.
        case absent
        /// It was set up, or is always needed, and does not work.
        case broken
    }

    package let subject: String
    package let state: State
    /// One sentence: what was found, or what to do.
    package let message: String
    /// Lines of a file that go with it, such as an entry for the catalogue.
    package let notes: [String]

    /// Takes a finding's parts.
    package init(_ subject: String, _ state: State, _ message: String, notes: [String] = []) {
        self.subject = subject
        self.state = state
        self.message = message
        self.notes = notes
    }
}
