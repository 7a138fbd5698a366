/// What a key or token may do.
package enum Scope: String, Sendable, Hashable, CaseIterable, Codable {
    /// Read stories, runs, usage.
    case read
    /// Write, change and delete stories; start and stop runs.
    case write
    /// Make and revoke one's own keys.
    case keys
    /// Set plans of others, clear everybody's cache, read everybody's counts.
    case admin
}
