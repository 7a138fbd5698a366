import FoundationEssentials
import Logging

/// The keys of a sign-in service, fetched when they are needed and kept for a while.
///
/// However many tokens arrive, at most one fetch is under way, and none begins sooner than `retryInterval` after the
/// last: tokens with made-up key ids cannot turn this server against the service.
actor KeySet {
    private let fetch: @Sendable () async throws -> Data
    private let patience: KeySetPatience
    private let now: @Sendable () -> Date
    private let logger: Logger

    private var keys: [String: PublishedKey] = [:]
    /// When `keys` came.
    private var fetchedAt: Date?
    /// When the last fetch began.
    private var triedAt: Date?
    private var fetching: Task<Void, Never>?

    /// Takes how to get the key set's JSON; nothing is fetched yet.
    init(
        fetch: @escaping @Sendable () async throws -> Data, patience: KeySetPatience, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.fetch = fetch
        self.patience = patience
        self.logger = logger
        self.now = now
    }

    /// The key of this id; nil where the service has none.
    ///
    /// - Throws: `AuthenticationError.keysUnavailable` where the service does not answer and the keys at hand are too
    ///   old or none.
    func key(_ id: String) async throws -> PublishedKey? {
        if keys[id] == nil || !isFresh { await refresh() }
        guard let fetchedAt, now().timeIntervalSince(fetchedAt) < patience.staleFor else {
            throw AuthenticationError.keysUnavailable
        }
        return keys[id]
    }

    private var isFresh: Bool {
        fetchedAt.map { now().timeIntervalSince($0) < patience.freshFor } ?? false
    }

    /// Fetches, or waits for the fetch under way; does nothing where the last one began only just now.
    private func refresh() async {
        if let fetching { return await fetching.value }
        let moment = now()
        if let triedAt, moment.timeIntervalSince(triedAt) < patience.retryInterval { return }
        triedAt = moment
        // Of its own, so that a request that goes away does not take the keys of the others with it.
        let task = Task { await load(startedAt: moment) }
        fetching = task
        await task.value
    }

    private func load(startedAt moment: Date) async {
        defer { fetching = nil }
        do {
            keys = try await PublishedKey.set(from: try await fetch())
            fetchedAt = moment
        } catch {
            logger.warning(
                "The keys of the sign-in service could not be fetched.",
                metadata: ["has_keys": "\(fetchedAt != nil)", "error.type": "\(type(of: error))"])
        }
    }
}
