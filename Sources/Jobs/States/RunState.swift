import Storage

/// Where a run stands. The whole of it, with a drawing, is in docs/job-states.md.
package enum RunState: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible {
    /// Ready for any worker.
    case queued
    /// A worker holds its lease.
    case running
    /// Ready at a moment that is known: after a failed try, or when a provider's quota is back.
    case waiting
    /// Stopped until somebody resumes it: asked for, or out of allowance.
    case paused
    /// Done.
    case succeeded
    /// Given up; may be retried.
    case failed
    /// Stopped for good by its user; may be retried.
    case cancelled

    /// Whether nothing more happens by itself and the log has its last entry.
    package var isTerminal: Bool {
        switch self {
        case .succeeded, .failed, .cancelled: true
        case .queued, .running, .waiting, .paused: false
        }
    }

    /// The state that follows, or nil where this state does not allow the transition.
    package func after(_ transition: RunTransition) -> RunState? {
        switch (transition, self) {
        case (.claim, .queued), (.claim, .waiting): .running
        case (.reclaim, .running): .running
        case (.release, .running): .queued
        case (.postpone, .running): .waiting
        case (.succeed, .running): .succeeded
        case (.fail, .running): .failed
        case (.cancel, .queued), (.cancel, .waiting), (.cancel, .paused), (.cancel, .running): .cancelled
        case (.pause, .queued), (.pause, .waiting), (.pause, .running): .paused
        case (.resume, .paused), (.resume, .waiting): .queued
        case (.retry, .failed), (.retry, .cancelled): .queued
        default: nil
        }
    }

    /// Whether this state allows the transition.
    package func allows(_ transition: RunTransition) -> Bool {
        after(transition) != nil
    }
}
