import Accounts

extension AuthenticationError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .missing, .invalid, .expired: Problem(.unauthenticated, message)
        case .unavailable: Problem(.unavailable, message, retryAfter: 5)
        }
    }
}
