import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Storage
import StoryDomain

/// What becomes of a run whose writing ended with an error: tried again, put off, or over.
enum RunVerdict {
    /// How long a provider's "not now" without a time is waited out.
    private static let longWait = Duration.seconds(3_600)

    /// The outcome for `error` at the moment `now`.
    static func outcome(of error: any Error, now: Date) -> RunOutcome {
        switch error {
        case is CancellationError: .released
        case RunError.leaseLost: .released
        case let error as AllowanceError: outcome(of: error)
        case let error as ModelError: outcome(of: error, now: now)
        case let error as StorageError: outcome(of: error)
        case let error as WritingError: .failed(RunReason(code: "no_progress", message: error.description))
        default:
            .failed(RunReason(code: "internal", message: "The server has a fault: tell its operator the run's id."))
        }
    }

    private static func outcome(of error: AllowanceError) -> RunOutcome {
        let reason = RunReason(code: StoryRunHandler.allowanceCode, message: error.message)
        switch error.code {
        case .cap: return .paused(RunReason(code: "cap", message: error.message))
        case .priceUnknown: return .paused(RunReason(code: error.code.rawValue, message: error.message))
        case .modelNotAllowed, .storyTooLong, .pictureStorage:
            return .failed(RunReason(code: error.code.rawValue, message: error.message))
        case .calls, .tokens, .money, .images:
            return error.resetsAt.map { .snooze(until: $0, reason) } ?? .paused(reason)
        }
    }

    private static func outcome(of error: ModelError, now: Date) -> RunOutcome {
        let reason = RunReason(code: error.code.rawValue, message: error.description)
        switch error.disposition {
        case .retry(let after): return .retry(reason, after: after)
        case .notNow(let after):
            return .snooze(until: now.addingTimeInterval((after ?? longWait) / .seconds(1)), reason)
        case .never: return .failed(reason)
        }
    }

    private static func outcome(of error: StorageError) -> RunOutcome {
        let reason = RunReason(code: error.code.rawValue, message: error.message)
        return error.disposition == .never ? .failed(reason) : .retry(reason)
    }
}
