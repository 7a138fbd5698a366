import FoundationEssentials
import StoryDomain
import Synchronization

/// What a process remembers of the cache: answers it gave a moment ago, and hits and misses that are not stored yet.
///
/// It is why a hit costs neither a row nor, mostly, a question to the database.
final class AnswerShelf: Sendable {
    /// An entry of the cache.
    struct Entry: Sendable, Hashable {
        let user: UserID
        let key: AnswerKey
    }

    /// Hits of one entry that are not stored yet.
    struct Use: Sendable {
        var hits: Int
        var lastAt: Date
        let answer: CachedAnswer

        /// Counts one more.
        mutating func count(at now: Date) {
            hits += 1
            lastAt = now
        }
    }

    /// Everything that is not stored yet.
    struct Account: Sendable {
        var uses: [Entry: Use] = [:]
        var misses: [UserID: Int] = [:]
        /// When the oldest of it came.
        var since: Date?

        var isEmpty: Bool { uses.isEmpty && misses.isEmpty }
    }

    private struct Slot {
        let answer: CachedAnswer
        /// Until then it is given without a question to the database.
        let trustedUntil: Date
        /// When the answer itself expires.
        let expiresAt: Date
    }

    private struct State {
        /// Two generations: what is asked for moves to the young one, and when that has half the room, the old one goes.
        /// So what was not asked for lately is forgotten, at no cost for each hit.
        var young: [Entry: Slot] = [:]
        var old: [Entry: Slot] = [:]
        var youngBytes = 0
        var account = Account()
        var storedBytes = 0
        var sweptAt = Date.distantPast
    }

    /// Accounts are stored early where they hold this many entries, so that they stay small.
    private static let mostUses = 512

    private let settings: CacheSettings
    private let state = Mutex(State())

    /// An empty shelf.
    init(settings: CacheSettings) {
        self.settings = settings
    }

    /// The answer, if it is here and still trusted; the hit is counted.
    func hit(_ entry: Entry, at now: Date) -> CachedAnswer? {
        state.withLock { state in
            guard let slot = state.young[entry] ?? state.old[entry], now < slot.trustedUntil, now < slot.expiresAt
            else { return nil }
            if state.young[entry] == nil { place(slot, under: entry, in: &state) }
            note(slot.answer, under: entry, at: now, in: &state)
            return slot.answer
        }
    }

    /// Remembers an answer that came from the database; the hit is counted.
    func hit(_ entry: Entry, _ answer: CachedAnswer, expiresAt: Date, at now: Date) {
        let slot = Slot(answer: answer, trustedUntil: now + settings.trust.timeInterval, expiresAt: expiresAt)
        state.withLock { state in
            place(slot, under: entry, in: &state)
            note(answer, under: entry, at: now, in: &state)
        }
    }

    /// Counts a question that was not answered.
    func miss(of user: UserID, at now: Date) {
        state.withLock { state in
            state.account.misses[user, default: 0] += 1
            state.account.since = state.account.since ?? now
        }
    }

    /// Forgets one answer, which has changed or gone.
    func forget(_ entry: Entry) {
        state.withLock { forget(entry, in: &$0) }
    }

    /// Forgets a user's answers, or all.
    func forgetAll(of user: UserID?) {
        state.withLock { state in
            state.young = state.young.filter { user != nil && $0.key.user != user }
            state.old = state.old.filter { user != nil && $0.key.user != user }
            state.youngBytes = state.young.values.reduce(0) { $0 + $1.answer.bytes }
        }
    }

    /// Takes the account over, to store it; nil where it can wait.
    ///
    /// - Parameter isUrgent: whether it must not wait.
    func takeAccount(at now: Date, isUrgent: Bool) -> Account? {
        state.withLock { state in
            let account = state.account
            guard !account.isEmpty, let since = account.since else { return nil }
            let isDue =
                isUrgent || now >= since + settings.accounting.timeInterval || account.uses.count >= Self.mostUses
            guard isDue else { return nil }
            state.account = Account()
            return account
        }
    }

    /// Puts back an account that could not be stored; it is tried again after another while.
    func putBack(_ account: Account, at now: Date) {
        guard !account.isEmpty else { return }
        state.withLock { state in
            state.account.misses.merge(account.misses, uniquingKeysWith: +)
            state.account.uses.merge(account.uses) { newer, older in
                Use(hits: newer.hits + older.hits, lastAt: max(newer.lastAt, older.lastAt), answer: newer.answer)
            }
            state.account.since = now
        }
    }

    /// Whether it is time to look at what all users' answers take together, after this many more bytes.
    func isSweepDue(after bytes: Int, at now: Date) -> Bool {
        state.withLock { state in
            state.storedBytes += bytes
            let isDue =
                state.storedBytes >= settings.bytes / 16 || now >= state.sweptAt + settings.accounting.timeInterval
            if isDue {
                state.storedBytes = 0
                state.sweptAt = now
            }
            return isDue
        }
    }

    private func place(_ slot: Slot, under entry: Entry, in state: inout State) {
        forget(entry, in: &state)
        if state.youngBytes + slot.answer.bytes > settings.bytesInMemory / 2 {
            state.old = state.young
            state.young = [:]
            state.youngBytes = 0
        }
        guard slot.answer.bytes <= settings.bytesInMemory / 2 else { return }
        state.young[entry] = slot
        state.youngBytes += slot.answer.bytes
    }

    private func forget(_ entry: Entry, in state: inout State) {
        if let gone = state.young.removeValue(forKey: entry) { state.youngBytes -= gone.answer.bytes }
        state.old[entry] = nil
    }

    private func note(_ answer: CachedAnswer, under entry: Entry, at now: Date, in state: inout State) {
        state.account.uses[entry, default: Use(hits: 0, lastAt: now, answer: answer)].count(at: now)
        state.account.since = state.account.since ?? now
    }
}

extension Duration {
    /// Seconds as dates count them.
    var timeInterval: TimeInterval {
        let (seconds, attoseconds) = components
        return TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18
    }
}
