import FoundationEssentials

/// Where a run stands, as readers of its events get it.
package struct RunStateNote: Sendable, Hashable, Codable {
    package let state: RunState
    /// Tries that came to nothing since the run last made progress.
    package let attempt: Int
    /// `cancel` or `pause` where it was asked for and is not yet done.
    package let wish: String?
    /// Why it waits, pauses or failed.
    package let reason: RunReason?
    /// When it goes on by itself, where it waits.
    package let until: Date?

    /// What is to be said of a run.
    package init(_ run: Run) {
        state = run.state
        attempt = run.attempt
        wish = run.wish == .none ? nil : run.wish.rawValue
        reason = run.reason
        until = run.state == .waiting ? run.availableAt : nil
    }
}
