/// A channel of the change feed: what a notice is about. The names are the program's own, never a user's.
package enum NoticeChannel: String, Sendable, Hashable, CaseIterable {
    /// A run may be waiting to be claimed; the payload is its id.
    case runsWaiting = "storywriter_runs_waiting"
    /// Somebody asked a running run to stop or to pause; the payload is its id.
    case runsAsked = "storywriter_runs_asked"
    /// A run's log grew; the payload is the run's id.
    case runLogs = "storywriter_run_logs"
    /// An account's plan or period changed, so that paused runs may go on; the payload is the user's id.
    case accounts = "storywriter_accounts"
}
