import StoryDomain
import Synchronization

/// How many requests and event streams each caller has under way, so that none takes the places of the others.
///
/// A place is held until its answer is sent, or let go of. Requests of open routes, which ask nobody who they are, are not
/// counted.
package final class CallerShares: Sendable {
    /// How much one caller, and all together, may have.
    package struct Limits: Sendable {
        /// Event streams of one caller.
        package var streams: Int
        /// Requests of one caller that are no event streams.
        package var requests: Int
        /// Event streams of all callers.
        package var allStreams: Int

        /// Takes the limits, each at least 1.
        package init(streams: Int, requests: Int, allStreams: Int) {
            self.streams = max(1, streams)
            self.requests = max(1, requests)
            self.allStreams = max(1, allStreams)
        }
    }

    /// One request's place, given back when it is let go of.
    package final class Place: Sendable {
        private let shares: CallerShares
        private let user: UserID
        private let isStream: Mutex<Bool>

        fileprivate init(_ shares: CallerShares, _ user: UserID) {
            self.shares = shares
            self.user = user
            self.isStream = Mutex(false)
        }

        deinit { shares.leave(user, isStream: isStream.withLock { $0 }) }

        /// Makes this the place of an event stream, unless it is one.
        ///
        /// - Throws: `Problem` where the caller, or all together, have as many as they may.
        func becomeStream() throws {
            try isStream.withLock { isStream in
                if !isStream { try shares.becomeStream(user) }
                isStream = true
            }
        }
    }

    private struct Load {
        var requests = 0
        var streams = 0
    }

    private struct Contents {
        var streams = 0
        var loads: [UserID: Load] = [:]
    }

    private let limits: Limits
    private let contents = Mutex(Contents())

    /// Takes the limits.
    package init(_ limits: Limits) {
        self.limits = limits
    }

    /// Takes a request of a caller in.
    ///
    /// - Throws: `Problem` where the caller has as many as it may.
    func enter(_ user: UserID) throws -> Place {
        try contents.withLock { contents in
            let load = contents.loads[user] ?? Load()
            guard load.requests < limits.requests else {
                throw Self.crowded("\(limits.requests) requests under way: wait for the answer of one")
            }
            contents.loads[user, default: Load()].requests += 1
        }
        return Place(self, user)
    }

    private func becomeStream(_ user: UserID) throws {
        try contents.withLock { contents in
            let load = contents.loads[user] ?? Load()
            guard load.streams < limits.streams else {
                throw Self.crowded("\(limits.streams) event streams open: close one")
            }
            guard contents.streams < limits.allStreams else {
                var problem = Problem(
                    .unavailable, "This server has as many event streams open as it can: try again in a moment.",
                    retryAfter: 5)
                problem.headers[.connection] = "close"
                throw problem
            }
            contents.streams += 1
            contents.loads[user] = Load(requests: load.requests - 1, streams: load.streams + 1)
        }
    }

    private func leave(_ user: UserID, isStream: Bool) {
        contents.withLock { contents in
            var load = contents.loads[user] ?? Load()
            if isStream {
                load.streams -= 1
                contents.streams -= 1
            } else {
                load.requests -= 1
            }
            contents.loads[user] = load.requests + load.streams > 0 ? load : nil
        }
    }

    /// The connection is closed with the answer: it is one of those that are too many.
    private static func crowded(_ what: String) -> Problem {
        var problem = Problem(.rateLimited, "You have \(what), then try again.", retryAfter: 5)
        problem.headers[.connection] = "close"
        return problem
    }
}
