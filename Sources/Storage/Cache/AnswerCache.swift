import FoundationEssentials
import StoryDomain

/// Answers of models that are given again to the same question of the same user.
///
/// The database holds them, so all processes share them. A process gives an answer that it gave a moment ago from
/// memory, and stores hits and misses together once in a while; `flush` when it stops.
///
/// Every question names its user, and every statement does: nobody sees, counts or clears another's answers.
package struct AnswerCache: Sendable {
    /// The most keys that the statistics list.
    package static let mostKeys = 1_000

    private let database: any SQLDatabase
    private let settings: CacheSettings
    private let now: @Sendable () -> Date
    private let shelf: AnswerShelf
    /// Hears where each answer of a desk came from.
    let observe: @Sendable (AnswerDesk.Source) -> Void
    /// Hears of faults that cost a call, or a count, and not the answer.
    package let report: @Sendable (any Error) -> Void

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameters:
    ///   - database: where the answers are.
    ///   - settings: how long and how many of them are kept.
    ///   - now: tells what has expired.
    ///   - observe: hears where each answer came from; called often, so it must be quick.
    ///   - report: hears of each fault that was passed over, so that somebody learns of it.
    package init(
        database: any SQLDatabase, settings: CacheSettings = CacheSettings(),
        now: @escaping @Sendable () -> Date = { Date() },
        observe: @escaping @Sendable (AnswerDesk.Source) -> Void = { _ in },
        report: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.observe = observe
        self.report = report
        self.database = database
        self.settings = settings
        self.now = now
        self.shelf = AnswerShelf(settings: settings)
    }

    /// The answer to a question that was asked before, or nil; counted as a hit or a miss.
    ///
    /// - Parameter isMissCounted: whether finding nothing counts; not where the question is going to be asked again.
    /// - Throws: `StorageError`; the caller had better ask the model then than fail.
    package func answer(
        _ key: AnswerKey, for user: UserID, isMissCounted: Bool = true
    ) async throws -> CachedAnswer? {
        let entry = AnswerShelf.Entry(user: user, key: key)
        let moment = now()
        if let answer = shelf.hit(entry, at: moment) {
            await settleAccountIfDue(at: moment)
            return answer
        }
        let found = try await database.read { connection in
            try connection.rows(
                """
                SELECT operation, provider, model, answer, prompt_tokens, output_tokens, cost, expires_at
                FROM cached_answer WHERE user_id = \(user) AND question = \(key) AND expires_at > \(moment)
                """
            ).first.map { (answer: try CachedAnswer(row: $0), expiresAt: try $0.value("expires_at", as: Date.self)) }
        }
        if let found {
            shelf.hit(entry, found.answer, expiresAt: found.expiresAt, at: moment)
        } else {
            shelf.forget(entry)
            if isMissCounted { shelf.miss(of: user, at: moment) }
        }
        await settleAccountIfDue(at: moment)
        return found?.answer
    }

    /// The same where a cache that fails counts as one that has nothing: the fault is reported.
    package func answerIfWorking(
        _ key: AnswerKey, for user: UserID, isMissCounted: Bool = true
    ) async -> CachedAnswer? {
        do {
            return try await answer(key, for: user, isMissCounted: isMissCounted)
        } catch {
            report(error)
            return nil
        }
    }

    /// Keeps an answer where that can be done; a fault is reported, and costs a call the next time.
    package func storeIfWorking(_ answer: CachedAnswer, under key: AnswerKey, for user: UserID) async {
        do {
            try await store(answer, under: key, for: user)
        } catch {
            report(error)
        }
    }

    /// Keeps an answer, in the place of an older one; makes room by forgetting what was not used for longest.
    ///
    /// - Returns: whether it was kept; not where it alone is larger than a user's room.
    /// - Throws: `StorageError`.
    @discardableResult
    package func store(_ answer: CachedAnswer, under key: AnswerKey, for user: UserID) async throws -> Bool {
        guard answer.bytes <= min(settings.bytesPerUser, settings.bytes) else { return false }
        let moment = now()
        let entry = AnswerShelf.Entry(user: user, key: key)
        let expiry = moment + settings.timeToLive.timeInterval
        let bytes = try await database.write { connection in
            try connection.store(answer, as: entry, from: moment, to: expiry)
        }
        shelf.forget(entry)
        let isSweep = shelf.isSweepDue(after: answer.bytes, at: moment)
        let excess = bytes - settings.bytesPerUser
        if excess > 0 || isSweep { try await makeRoom(excess, sparing: entry, isSweep: isSweep, at: moment) }
        return true
    }

    /// What the cache holds and saved, for one user, or for all where `user` is nil.
    ///
    /// What this process counted is in it to the last question; other processes' counts come within a minute.
    ///
    /// - Throws: `StorageError`.
    package func statistics(of user: UserID?) async throws -> CacheStatistics {
        let moment = now()
        try await settleAccount(at: moment, isUrgent: true)
        let integer = database.dialect.integer
        return try await database.read { connection in
            try connection.cacheStatistics(of: user, at: moment, integer: integer)
        }
    }

    /// How many answers are stored, of all users, and their bytes; expired ones count until they are swept away.
    ///
    /// - Throws: `StorageError`.
    package func size() async throws -> (entries: Int, bytes: Int) {
        let integer = database.dialect.integer
        let row = try await database.read { connection in
            try connection.rows(
                """
                SELECT CAST(COALESCE(SUM(entries), 0) AS \(integer)) AS entries,
                    CAST(COALESCE(SUM(bytes), 0) AS \(integer)) AS bytes FROM cache_account
                """
            ).first
        }
        return (try row?.value("entries") ?? 0, try row?.value("bytes") ?? 0)
    }

    /// Forgets the answers of a user, or of all where `user` is nil. What they saved stays counted.
    ///
    /// - Returns: how many answers there were.
    /// - Throws: `StorageError`.
    @discardableResult
    package func clear(of user: UserID?) async throws -> Int {
        try await settleAccount(at: now(), isUrgent: true)
        let cleared = try await database.write { connection in
            if let user {
                try connection.execute("UPDATE cache_account SET entries = 0, bytes = 0 WHERE user_id = \(user)")
                return try connection.execute("DELETE FROM cached_answer WHERE user_id = \(user)")
            }
            try connection.execute("UPDATE cache_account SET entries = 0, bytes = 0")
            return try connection.execute("DELETE FROM cached_answer")
        }
        shelf.forgetAll(of: user)
        return cleared
    }

    /// Stores the hits and misses that were only counted so far; for the end of the process.
    ///
    /// - Throws: `StorageError`.
    package func flush() async throws {
        try await settleAccount(at: now(), isUrgent: true)
    }

    /// Forgets answers. What was used when is stored first, so that the right ones go.
    private func makeRoom(
        _ excess: Int, sparing entry: AnswerShelf.Entry, isSweep: Bool, at moment: Date
    ) async throws {
        let (room, integer) = (settings.bytes, database.dialect.integer)
        let account = shelf.takeAccount(at: moment, isUrgent: true) ?? AnswerShelf.Account()
        do {
            try await database.write { connection in
                try connection.store(account)
                if excess > 0 { try connection.evict(excess, of: entry.user, at: moment, sparing: entry.key) }
                if isSweep { try connection.sweep(room, at: moment, integer: integer) }
            }
        } catch {
            shelf.putBack(account, at: moment)
            throw error
        }
    }

    /// An answer that is here is given, also where its hit cannot be stored; the account keeps for later.
    private func settleAccountIfDue(at moment: Date) async {
        do {
            try await settleAccount(at: moment, isUrgent: false)
        } catch {
            report(error)
        }
    }

    private func settleAccount(at moment: Date, isUrgent: Bool) async throws {
        guard let account = shelf.takeAccount(at: moment, isUrgent: isUrgent) else { return }
        do {
            try await database.write { try $0.store(account) }
        } catch {
            shelf.putBack(account, at: moment)
            throw error
        }
    }
}

extension AnswerKey: SQLConvertible {}
