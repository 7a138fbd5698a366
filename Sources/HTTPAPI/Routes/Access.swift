import Accounts

/// Who may call a route.
package enum Access: Sendable, Hashable {
    /// Anybody; nobody is asked who they are.
    case open
    /// Callers with this scope.
    case scope(Scope)
}
