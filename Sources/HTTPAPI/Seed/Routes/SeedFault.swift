import Accounts
import FoundationEssentials
import JSONNotation
import Jobs
import StoryDomain
import Storytelling

/// Errors of other rooms as the seed's clients know them.
enum SeedFault {
    /// The problem that an error is here; errors that need no words of their own stay as they are.
    ///
    /// - Parameter provider: whom the caller would have asked.
    static func told(_ error: any Error, provider: String) -> any Error {
        switch error {
        case let error as AllowanceError: refusal(error, provider: provider)
        case let error as BriefError: Problem(.badRequest, error.description)
        case is RunError: Problem.notFound
        case let error as WritingError: Problem(.providerFailed, failure(error))
        default: error
        }
    }

    /// A limit of a period is 429 with the seed's body; what the plan does not have at all is 403.
    private static func refusal(_ error: AllowanceError, provider: String) -> Problem {
        switch error.code {
        case .modelNotAllowed, .storyTooLong, .pictureStorage, .priceUnknown: return Problem(.forbidden, error.message)
        case .calls, .tokens, .money, .images, .cap: break
        }
        var problem = Problem(.quotaExceeded, error.message)
        problem.retryAfter = error.resetsAt.map { max(1, Int($0.timeIntervalSinceNow.rounded(.up))) }
        problem.extensions = [
            .init("provider", .string(provider)), .init("usage_info", usage(error, provider: provider)),
        ]
        return problem
    }

    private static func usage(_ error: AllowanceError, provider: String) -> JSONValue {
        let used = number(error.used)
        var members: [JSONValue.Member] = [.init("provider", .string(provider)), .init("plan", .string(error.plan))]
        switch error.code {
        case .tokens: members += [.init("current_tokens", used), .init("requested_tokens", number(error.asked))]
        case .money, .cap: members += [.init("current_cost", used), .init("requested_cost", number(error.asked))]
        case .calls, .images, .modelNotAllowed, .storyTooLong, .pictureStorage, .priceUnknown:
            members.append(.init("current_calls", used))
        }
        if let limit = error.limit {
            members.append(.init("limit", number(limit)))
            if limit > 0 { members.append(.init("usage_percentage", percentage(error.used / limit))) }
        }
        if let resetsAt = error.resetsAt { members.append(.init("resets_at", .string(resetsAt.formatted(.iso8601)))) }
        let type = error.code == .calls ? "ai_text_generation" : error.code.rawValue
        return .object(members + [.init("usage_info", .object(members + [.init("type", .string(type))]))])
    }

    private static func number(_ number: Decimal) -> JSONValue { .number(number.description) }

    /// Rounded to tenths: thirds have no end as decimals.
    private static func percentage(_ share: Decimal) -> JSONValue {
        .number("\(((Double(share.description) ?? 0) * 1_000).rounded() / 10)")
    }

    private static func failure(_ error: WritingError) -> String {
        switch error {
        case .onlyThoughts, .answerTakenForThought: error.description
        case .noProgress: "The model wrote nothing usable: try again, or with another model."
        case .unknownStory: "The story is no longer there: begin again."
        }
    }
}
