import FoundationEssentials

extension Run {
    /// This run after a transition, with all that follows from the new state alone.
    ///
    /// - Throws: `RunError.notAllowed`.
    func moved(_ transition: RunTransition, because reason: RunReason? = nil, at moment: Date) throws -> Run {
        guard let next = state.after(transition) else { throw RunError.notAllowed(state) }
        var run = self
        run.state = next
        run.reason = reason
        run.wish = .none
        run.updatedAt = moment
        switch transition {
        case .claim, .reclaim:
            run.startedAt = startedAt ?? moment
        case .resume:
            run.availableAt = moment
        case .retry:
            run.availableAt = moment
            run.attempt = 0
        case .release, .postpone, .succeed, .fail, .cancel, .pause:
            break
        }
        run.finishedAt = next.isTerminal ? moment : nil
        return run
    }

    /// What a user's request comes to where no worker is left to hear it: a cancellation that was asked before the worker
    /// was lost is not taken back by a pause.
    func granting(_ transition: RunTransition) -> RunTransition {
        wish == .cancel && transition == .pause ? .cancel : transition
    }

    /// This run after its worker was lost: taken over, or given up where that was its last try.
    ///
    /// What was asked of it in the meantime is granted, since nobody works on it any more.
    func takenOver(at moment: Date) throws -> Run {
        switch wish {
        case .cancel: return try moved(.cancel, at: moment)
        case .pause: return try moved(.pause, because: .asked, at: moment)
        case .none: break
        }
        var run = self
        run.attempt += 1
        guard run.attempt < maxAttempts else { return try run.moved(.fail, because: .workerLost, at: moment) }
        return try run.moved(.reclaim, at: moment)
    }
}
