/// Does the work of runs.
package protocol RunHandler: Sendable {
    /// Works on a run until it is done or cannot go on.
    ///
    /// When the task is cancelled, it stores what is finished, closes its calls, and returns `.released` at once: whether
    /// the user stops the run, the worker stops or the lease is lost is not the handler's to know. Everything it stores
    /// goes through a transaction that begins with `RunQueue.hold`, `RunQueue.append` or `DeltaCollector.append`; a run
    /// whose lease is lost ends in any way it likes.
    func perform(_ lease: Lease) async -> RunOutcome
}
