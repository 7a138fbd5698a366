import Accounts
import Hummingbird

/// What the server asks of other rooms.
package struct APIDoors: Sendable {
    /// Who calls, by the text of the `Authorization` header; throws what is `ProblemConvertible` where it is nobody.
    package var authenticate: @Sendable (String?) async throws -> Caller
    /// Whether a caller may make one more request now; nil where nobody counts. The caller is nil in open routes.
    package var admit: (@Sendable (Caller) async throws -> RateVerdict?)?
    /// Remembers answers to repeated requests; nil where nothing costs money.
    package var idempotency: IdempotencyBook?
    /// Answers paths that no route knows, such as files of a web page; nil means: not there.
    package var fallback: (@Sendable (Request) async throws -> Response?)?

    /// Takes the one door that every server needs.
    package init(authenticate: @escaping @Sendable (String?) async throws -> Caller) {
        self.authenticate = authenticate
    }
}
