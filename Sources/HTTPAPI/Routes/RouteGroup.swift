/// Routes that tell errors alike.
package struct RouteGroup: Sendable {
    /// What their paths, and paths below it that nobody knows, begin with.
    package let prefix: String
    package let errors: any ErrorRendering
    package let routes: [Route]

    /// Takes routes whose paths begin with `prefix`.
    package init(prefix: String = "/", errors: any ErrorRendering = ProblemRendering(), routes: [Route]) {
        self.prefix = prefix
        self.errors = errors
        self.routes = routes
    }
}
