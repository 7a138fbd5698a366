/// What can happen to a run.
package enum RunTransition: String, Sendable, Hashable, CaseIterable {
    /// A worker takes it up.
    case claim
    /// Another worker takes it over, since the one that held it was not heard of until its lease ended.
    case reclaim
    /// Its worker gives it back unfinished, because the worker stops.
    case release
    /// Its worker puts it off to a known moment: a failed try, or a quota.
    case postpone
    /// Its worker is done.
    case succeed
    /// Its worker gives it up, or its last try was lost with a worker.
    case fail
    /// Its user stops it. A running one is asked first (`RunWish`), and then its worker does this.
    case cancel
    /// Its user, or an exhausted allowance, stops it for a while. A running one is asked first.
    case pause
    /// Its user lets it go on, at once.
    case resume
    /// Its user has it tried again from where it stopped.
    case retry
}
