import FoundationEssentials
import StoryDomain
import Synchronization

/// Counts each user's requests by the minute, in this process alone: behind several processes a user may make as many
/// times more. It guards the server; what costs money is counted exactly, in the ledger.
///
/// All users share one minute, so that the memory is bounded by the users of a minute, and over the bound by the bound.
/// Around the turn of a minute a user can make up to twice the limit within sixty seconds.
package final class RequestRate: Sendable {
    private static let window: TimeInterval = 60

    private struct Minute {
        var start: Date
        var counts: [UserID: Int] = [:]
    }

    private let minute: Mutex<Minute>
    private let mostUsers: Int
    private let now: @Sendable () -> Date

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - mostUsers: of one minute; beyond them users are forgotten and begin anew.
    ///   - now: tells the minute.
    package init(mostUsers: Int = 50_000, now: @escaping @Sendable () -> Date = { Date() }) {
        self.mostUsers = max(1, mostUsers)
        self.now = now
        self.minute = Mutex(Minute(start: now()))
    }

    /// Counts a request, unless it is one too many.
    ///
    /// - Parameters:
    ///   - user: who makes it.
    ///   - limit: requests a minute; nil for none, 0 to refuse all.
    package func count(_ user: UserID, limit: Int?) -> RateCount {
        let moment = now()
        return minute.withLock { minute in
            // A clock that was set back begins anew too.
            if !(0..<Self.window).contains(moment.timeIntervalSince(minute.start)) {
                minute = Minute(start: moment)
            }
            let left = Duration.seconds(Self.window - moment.timeIntervalSince(minute.start))
            guard let limit else {
                return RateCount(isAdmitted: true, limit: nil, remaining: nil, resetsIn: left)
            }
            let made = minute.counts[user] ?? 0
            guard made < limit else {
                return RateCount(isAdmitted: false, limit: limit, remaining: 0, resetsIn: left)
            }
            if made == 0, minute.counts.count >= mostUsers, let someone = minute.counts.keys.first {
                minute.counts.removeValue(forKey: someone)
            }
            minute.counts[user] = made + 1
            return RateCount(isAdmitted: true, limit: limit, remaining: limit - made - 1, resetsIn: left)
        }
    }
}
