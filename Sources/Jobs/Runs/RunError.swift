import StoryDomain

/// Why something could not be done with a run.
package enum RunError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such run, or it is another user's; the two cannot be told apart.
    case notFound
    /// The run's state does not allow it.
    case notAllowed(RunState)
    /// Somebody else has the run by now, or it was stopped or deleted: whoever held the lease must write nothing more.
    case leaseLost
    /// A run is queued or at work on the story, so that nobody else may change it now.
    case storyIsBusy(RunID)

    /// The kinds of error; a small, fixed set.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case notFound = "run_not_found"
        case notAllowed = "run_state"
        case leaseLost = "lease_lost"
        case storyIsBusy = "story_is_busy"
    }

    /// This error's kind.
    package var code: Code {
        switch self {
        case .notFound: .notFound
        case .notAllowed: .notAllowed
        case .leaseLost: .leaseLost
        case .storyIsBusy: .storyIsBusy
        }
    }

    package var description: String {
        switch self {
        case .notFound: "There is no such run: list your runs to see their ids."
        case .notAllowed(let state): "The run is \(state.rawValue), which does not allow this: look at its state first."
        case .storyIsBusy(let id): "The run \(id) is writing this story: pause or cancel it, or wait for its end."
        case .leaseLost: "Another worker has this run by now, or it was stopped: write nothing more of it."
        }
    }
}
