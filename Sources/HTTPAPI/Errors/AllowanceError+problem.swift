import Accounts
import FoundationEssentials
import JSONNotation

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
        case .modelNotAllowed, .storyTooLong, .pictureStorage, .priceUnknown: .notInPlan
        }
    }

    private var usageInfo: JSONValue {
        var members: [JSONValue.Member] = [
            .init("measure", .string(code.rawValue)), .init("plan", .string(plan)),
            .init("limit", limit.map { .string($0.description) } ?? .null),
            .init("used", .string(used.description)), .init("asked", .string(asked.description)),
        ]
        if let resetsAt { members.append(.init("resets_at", .string(resetsAt.formatted(.iso8601)))) }
        return .object(members)
    }
}
