import LanguageModels
import Synchronization

/// What all models of one provider share in a process, whatever their names: how many calls run at a time, and the breaker
/// that leaves the provider alone while it fails.
///
/// A provider limits and fails as a whole. With a guard for each name, a client that makes up names would get a share for
/// each of them.
final class ProviderGuards: Sendable {
    /// One provider's share.
    struct Guard: Sendable {
        let limit: ConcurrencyLimit
        let breaker: CircuitBreaker
    }

    private let guards = Mutex<[String: Guard]>([:])

    /// The guard of a provider, made by `make` when it is first asked for.
    func shared(by provider: String, making make: () -> Guard) -> Guard {
        guards.withLock { guards in
            if let known = guards[provider] { return known }
            let made = make()
            guards[provider] = made
            return made
        }
    }
}
