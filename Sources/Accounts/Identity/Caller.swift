import StoryDomain

/// Who makes a request, and what they may do.
package struct Caller: Sendable, Hashable {
    package var user: UserID
    package var scopes: Set<Scope>

    /// Takes a caller's parts.
    package init(user: UserID, scopes: Set<Scope>) {
        self.user = user
        self.scopes = scopes
    }

    /// The one local user, who may do everything.
    package static let local = Caller(user: .local, scopes: Set(Scope.allCases))
}
