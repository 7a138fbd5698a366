/// How a worker works.
package struct WorkerSettings: Sendable, Hashable {
    /// The most runs at once.
    package var concurrency = 64
    /// How often to look for runs, and for wishes, of which no notice came.
    package var pollInterval = Duration.seconds(1)
    /// How long runs may go on after the worker was told to stop. None is right where handlers store as they go.
    package var drainTime = Duration.zero

    /// The usual settings.
    package init() {}
}
