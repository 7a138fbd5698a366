import Accounts

extension Set<Scope> {
    /// From the least to the most.
    var inOrder: [Scope] { Scope.allCases.filter(contains) }
}
