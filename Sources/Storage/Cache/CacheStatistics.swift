import FoundationEssentials

/// What a cache holds and what it saved, of one user or of all.
package struct CacheStatistics: Sendable, Hashable {
    /// Answers that can be given, expired ones not counted.
    package var entries: Int
    package var bytes: Int
    /// Since the beginning; clearing the cache does not change what it saved.
    package var hits: Int
    package var misses: Int
    package var promptTokensSaved: Int
    package var outputTokensSaved: Int
    /// US dollars.
    package var costSaved: Decimal
    /// The keys of the answers, the ones last used first; at most `AnswerCache.mostKeys`.
    package var keys: [AnswerKey]

    /// An empty cache that was never asked.
    package static let none = CacheStatistics(
        entries: 0, bytes: 0, hits: 0, misses: 0, promptTokensSaved: 0, outputTokensSaved: 0, costSaved: 0, keys: [])
}
