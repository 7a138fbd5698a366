import Accounts

extension AccountError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .unknownPlan: .invalid([FieldFault(.body, [.name("plan")], .notAChoice, message)])
        }
    }
}
