/// A worker's right to work on a run, for as long as nobody else gets it.
package struct Lease: Sendable, Hashable {
    /// The run as it was when it was claimed.
    package let run: Run
    /// Counts up with each claim of the run, so that an earlier holder can be told apart from a later one.
    package let token: Int
    /// The worker.
    package let holder: String
    /// How long the run could have been claimed before it was; nil where it was taken over from a worker that was lost.
    package let waited: Duration?

    /// Takes a lease's parts.
    package init(run: Run, token: Int, holder: String, waited: Duration? = nil) {
        self.run = run
        self.token = token
        self.holder = holder
        self.waited = waited
    }

    /// The same claim of the same run.
    package static func == (left: Lease, right: Lease) -> Bool {
        left.token == right.token && left.run.id == right.run.id
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(run.id)
        hasher.combine(token)
    }
}
