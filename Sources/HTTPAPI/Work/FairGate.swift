import StoryDomain
import Synchronization

/// Lets in as much at a time as there is room for; the rest waits, callers in turn.
///
/// What is counted may be places or bytes. One caller has a share of the room and a queue of its own, and whose turn comes
/// next is the caller that was let in the longest ago: a thousand requests of one delay the first of another by one.
final class FairGate: Sendable {
    /// The right to so much of the room, given back when it is let go of.
    final class Pass: Sendable {
        private let gate: FairGate
        private let user: UserID
        private let amount: Int

        fileprivate init(_ gate: FairGate, _ user: UserID, _ amount: Int) {
            self.gate = gate
            self.user = user
            self.amount = amount
        }

        deinit { gate.release(user, amount) }
    }

    private struct Waiter {
        let number: Int
        let amount: Int
        let turn: CheckedContinuation<Void, any Error>
    }

    private struct Contents {
        var taken = 0
        var takenBy: [UserID: Int] = [:]
        var waiting: [UserID: [Waiter]] = [:]
        /// Callers with waiters, the next one first.
        var turns: [UserID] = []
        var nextNumber = 0
    }

    private let room: Int
    private let share: Int
    private let mostWaiting: Int
    private let contents = Mutex(Contents())

    /// Takes the sizes.
    ///
    /// - Parameters:
    ///   - room: what there is for all; at least 1.
    ///   - share: what one caller may have of it at a time.
    ///   - mostWaiting: requests of one caller that may wait; further ones are refused.
    init(room: Int, share: Int, mostWaiting: Int) {
        self.room = max(1, room)
        self.share = max(1, min(share, room))
        self.mostWaiting = mostWaiting
    }

    /// Waits for a turn.
    ///
    /// - Parameter amount: how much of the room; what is more than a caller's share counts as the whole share.
    /// - Throws: `Problem` where too many of the caller's requests wait; `CancellationError` where the task is cancelled
    ///   while it waits, which has then left the queue.
    func pass(_ user: UserID, _ amount: Int = 1) async throws -> Pass {
        let amount = max(0, min(amount, share))
        let number = contents.withLock { contents in
            contents.nextNumber += 1
            return contents.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                enter(Waiter(number: number, amount: amount, turn: turn), user)
            }
        } onCancel: {
            leave(number, user)
        }
        let pass = Pass(self, user, amount)
        try Task.checkCancellation()
        return pass
    }

    /// How many requests wait.
    var waiting: Int { contents.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

    private func enter(_ waiter: Waiter, _ user: UserID) {
        let answer: Result<Void, any Error>? = contents.withLock { contents in
            // A task that is cancelled before this point has run its handler in vain.
            if Task.isCancelled { return .failure(CancellationError()) }
            if contents.waiting[user] == nil, fits(waiter.amount, user, contents) {
                take(waiter.amount, user, &contents)
                return .success(())
            }
            guard contents.waiting[user, default: []].count < mostWaiting else {
                return .failure(
                    Problem(
                        .rateLimited,
                        "\(mostWaiting) of your requests wait for long work already: wait for one of them.",
                        retryAfter: 5))
            }
            if contents.waiting[user] == nil { contents.turns.append(user) }
            contents.waiting[user, default: []].append(waiter)
            return nil
        }
        if let answer { waiter.turn.resume(with: answer) }
    }

    private func leave(_ number: Int, _ user: UserID) {
        let (waiter, next) = contents.withLock { contents -> (Waiter?, [Waiter]) in
            guard let place = contents.waiting[user]?.firstIndex(where: { $0.number == number }) else {
                return (nil, [])
            }
            let waiter = contents.waiting[user]?.remove(at: place)
            if contents.waiting[user]?.isEmpty == true { forget(user, &contents) }
            // Whoever stood behind a large one may fit now.
            return (waiter, admitted(&contents))
        }
        waiter?.turn.resume(throwing: CancellationError())
        for waiter in next { waiter.turn.resume() }
    }

    private func release(_ user: UserID, _ amount: Int) {
        let next = contents.withLock { contents -> [Waiter] in
            contents.taken -= amount
            let left = contents.takenBy[user, default: 0] - amount
            contents.takenBy[user] = left > 0 ? left : nil
            return admitted(&contents)
        }
        for waiter in next { waiter.turn.resume() }
    }

    /// Those whose turn has come. Who does not fit for want of room holds up those behind, so that a large one is not
    /// passed over for ever; who has all of its share does not.
    private func admitted(_ contents: inout Contents) -> [Waiter] {
        var next: [Waiter] = []
        var index = 0
        while index < contents.turns.count {
            let user = contents.turns[index]
            guard let waiter = contents.waiting[user]?.first else {
                contents.turns.remove(at: index)
                continue
            }
            guard contents.takenBy[user, default: 0] + waiter.amount <= share else {
                index += 1
                continue
            }
            guard contents.taken + waiter.amount <= room else { break }
            take(waiter.amount, user, &contents)
            next.append(waiter)
            contents.waiting[user]?.removeFirst()
            contents.turns.remove(at: index)
            if contents.waiting[user]?.isEmpty == true {
                contents.waiting[user] = nil
            } else {
                contents.turns.append(user)
            }
        }
        return next
    }

    private func forget(_ user: UserID, _ contents: inout Contents) {
        contents.waiting[user] = nil
        contents.turns.removeAll { $0 == user }
    }

    /// Nobody is overtaken by one who comes later, unless those who wait have all of their shares.
    private func fits(_ amount: Int, _ user: UserID, _ contents: Contents) -> Bool {
        let isFirst = contents.turns.allSatisfy { other in
            guard let waiter = contents.waiting[other]?.first else { return true }
            return contents.takenBy[other, default: 0] + waiter.amount > share
        }
        return isFirst && contents.taken + amount <= room && contents.takenBy[user, default: 0] + amount <= share
    }

    private func take(_ amount: Int, _ user: UserID, _ contents: inout Contents) {
        contents.taken += amount
        contents.takenBy[user, default: 0] += amount
    }
}
