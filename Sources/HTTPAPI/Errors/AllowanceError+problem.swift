import Accounts
import FoundationEssentials

/// What is used up is 429 with the time at which the period ends; what the plan does not have at all is 403, since
/// waiting does not help.
extension AllowanceError: ProblemConvertible {
    package var problem: Problem {
        var problem = Problem(kind, message)
        problem.retryAfter = resetsAt.map { max(1, Int($0.timeIntervalSinceNow.rounded(.up))) }
        problem.extensions = [.init("usage_info", usageInfo)]
        return problem
    }

    private var kind: ProblemKind {
        switch code {
        case .calls, .tokens, .money, .images, .cap: .quotaExceeded
        case .modelNotAllowed, .storyTooLong: .notInPlan
        }
    }

    private var usageInfo: JSONValue {
        var members: [JSONValue.Member] = [
            .init("measure", .text(code.rawValue)), .init("plan", .text(plan)),
            .init("limit", limit.map { .text($0.description) } ?? .null),
            .init("used", .text(used.description)), .init("asked", .text(asked.description)),
        ]
        if let resetsAt { members.append(.init("resets_at", .text(resetsAt.formatted(.iso8601)))) }
        return .object(members)
    }
}
