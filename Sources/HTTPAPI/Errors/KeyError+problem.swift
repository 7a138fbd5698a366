import Accounts

extension KeyError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .badName: .invalid([FieldFault(.body, [.name("name")], .unreadable, message)])
        case .badLifetime: .invalid([FieldFault(.body, [.name("expires_in_days")], .unreadable, message)])
        case .noScopes: .invalid([FieldFault(.body, [.name("scopes")], .tooFew, message)])
        case .notAllowed, .scopeNotHeld: Problem(.forbidden, message)
        }
    }
}
