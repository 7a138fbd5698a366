import FoundationEssentials

/// What a handler says when it stops working on a run.
package enum RunOutcome: Sendable, Hashable {
    /// Done; the result is JSON.
    case succeeded(result: String)
    /// Trying again would not help.
    case failed(RunReason)
    /// This try came to nothing, another may not. It waits as the back-off says, and at least `after`.
    case retry(RunReason, after: Duration? = nil)
    /// Nothing is wrong, but it cannot go on before `until`: a quota of the day. Uses up no try.
    case snooze(until: Date, RunReason)
    /// It cannot go on until somebody does something: an allowance is used up. Uses up no try.
    case paused(RunReason)
    /// Stopped for good.
    case cancelled
    /// Stopped unfinished because its task was cancelled; any worker may go on. Uses up no try.
    case released

    /// The outcome in the light of what the user asked meanwhile.
    ///
    /// What is done stays done. A cancelled run is cancelled, whatever else ended it. A pause gives way to a real failure
    /// only: all other ends were to be gone on from anyway.
    func granting(_ wish: RunWish) -> RunOutcome {
        switch (wish, self) {
        case (.none, _), (_, .succeeded), (.pause, .failed), (.pause, .cancelled): self
        case (.cancel, _): .cancelled
        case (.pause, .paused(let reason)): .paused(reason)
        case (.pause, _): .paused(.asked)
        }
    }
}

extension RunReason {
    /// Its user asked for it.
    static let asked = RunReason(code: "asked", message: "Paused as asked: resume it to go on.")
}
