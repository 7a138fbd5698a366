import StoryDomain

/// Answers questions: from the cache, from an identical question's call that is under way, or by a call.
///
/// A cache that fails costs a call and not the answer; its faults are reported.
package struct AnswerDesk: Sendable {
    /// Where an answer came from.
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// From the cache.
        case hit
        /// From a call that was made for it.
        case miss
        /// From a call that an identical question had begun.
        case joined
    }

    private struct Made: Sendable {
        let answer: CachedAnswer
        let source: Source
    }

    private let cache: AnswerCache
    private let inFlight = InFlight<AnswerKey, Made>()

    /// A desk over `cache`; one for all requests of a process, so that they find each other.
    package init(cache: AnswerCache) {
        self.cache = cache
    }

    /// The answer, and where it came from.
    ///
    /// A miss is counted only where a call is made. The answer is stored before the call counts as ended, so that
    /// nobody who comes then asks again.
    ///
    /// - Parameters:
    ///   - key: the question's, which holds the user.
    ///   - user: whose question it is.
    ///   - make: asks the model.
    /// - Throws: what `make` throws; `CancellationError` where the task is cancelled.
    package func answer(
        _ key: AnswerKey, for user: UserID, make: @escaping @Sendable () async throws -> CachedAnswer
    ) async throws -> (answer: CachedAnswer, source: Source) {
        if let answer = await cache.answerIfWorking(key, for: user, isMissCounted: false) {
            cache.observe(.hit)
            return (answer, .hit)
        }
        let shared = try await inFlight.value(for: key) { [cache] in
            // A call may have ended between the question to the cache and this one's turn.
            if let answer = await cache.answerIfWorking(key, for: user) { return Made(answer: answer, source: .hit) }
            try Task.checkCancellation()
            let answer = try await make()
            await cache.storeIfWorking(answer, under: key, for: user)
            return Made(answer: answer, source: .miss)
        }
        let made = shared.value
        let source: Source = shared.isJoined && made.source == .miss ? .joined : made.source
        cache.observe(source)
        return (made.answer, source)
    }
}
