/// What the operational routes tell.
package struct Operations: Sendable {
    /// One thing that must work before the server can do its job.
    package struct Check: Sendable {
        /// A word, e.g. `database`.
        package var name: String
        /// Throws where it does not work.
        package var run: @Sendable () async throws -> Void

        /// Takes a check's parts.
        package init(_ name: String, run: @escaping @Sendable () async throws -> Void) {
            self.name = name
            self.run = run
        }
    }

    package var title: String
    package var version: String
    /// What the interface is, in Markdown, at the head of its documentation.
    package var description: String
    /// Asked by `/readyz`.
    package var checks: [Check]
    /// The text of `/metrics` (Prometheus 0.0.4).
    package var metrics: @Sendable () async -> String

    /// Takes the parts.
    package init(
        title: String, version: String, description: String, checks: [Check],
        metrics: @escaping @Sendable () async -> String
    ) {
        self.title = title
        self.version = version
        self.description = description
        self.checks = checks
        self.metrics = metrics
    }
}
