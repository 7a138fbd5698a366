import Synchronization

/// Which providers of a relay are to be left alone, and until when; shared by all its calls.
final class ProviderRests: Sendable {
    /// A pause after an error that names no time.
    static let shortRest = Duration.seconds(30)
    /// A refusal that nobody knows the end of, such as an empty balance.
    static let longRest = Duration.seconds(300)

    /// Who may be asked, by index.
    struct Order {
        /// The rested ones in the user's order, then those that only pause, soonest first.
        var willing: [Int] = []
        /// The errors of those that are not to be asked, as of now.
        var refused: [Int: ModelError] = [:]
    }

    private struct Rest {
        /// Time since the relay was made; nil for as long as the process lives.
        var until: Duration?
        /// Whether the provider must not be asked even where no other is left.
        var isFirm: Bool
        var error: ModelError
    }

    private let time: Stopwatch
    private let rests: Mutex<[Rest?]>

    /// Nobody rests at first.
    init(count: Int, clock: any Clock<Duration>) {
        self.time = Stopwatch(clock)
        self.rests = Mutex(Array(repeating: nil, count: count))
    }

    /// Whom to ask, and whom not.
    func order() -> Order {
        let now = time.elapsed
        return rests.withLock { rests in
            var order = Order()
            var pausing: [(index: Int, until: Duration)] = []
            for index in rests.indices {
                guard let rest = rests[index] else {
                    order.willing.append(index)
                    continue
                }
                guard let until = rest.until else {
                    order.refused[index] = rest.error
                    continue
                }
                if until <= now {
                    rests[index] = nil
                    order.willing.append(index)
                } else if rest.isFirm {
                    var error = rest.error
                    error.disposition = .notNow(after: until - now)
                    order.refused[index] = error
                } else {
                    pausing.append((index, until))
                }
            }
            order.willing += pausing.sorted { $0.until < $1.until }.map(\.index)
            return order
        }
    }

    /// Rests provider `index` as `error` asks for.
    ///
    /// A wrong key, an unknown model and their kin do not mend themselves: the provider rests for
    /// good. A request that was refused
    /// for its content says nothing of the next one: no rest, unless `hasText`, where the same place is going to be
    /// asked for again.
    func note(_ error: ModelError, of index: Int, hasText: Bool) {
        let now = time.elapsed
        let rest: Rest? =
            switch (error.disposition, error.code) {
            case (.never, .unauthorized), (.never, .unknownModel), (.never, .wrongAddress), (.never, .regionNotServed),
                (.never, .noQuota):
                Rest(until: nil, isFirm: true, error: error)
            case (.never, .quotaExhausted), (.never, .noCredit):
                Rest(until: now + Self.longRest, isFirm: true, error: error)
            case (.notNow(let after), _):
                Rest(until: now + (after ?? Self.longRest), isFirm: true, error: error)
            case (.retry(let after), _):
                Rest(until: now + (after ?? Self.shortRest), isFirm: false, error: error)
            case (.never, _):
                hasText ? Rest(until: now + Self.shortRest, isFirm: false, error: error) : nil
            }
        guard let rest else { return }
        rests.withLock { $0[index] = rest }
    }

    /// Ends the rest of provider `index`, which has just finished a call.
    func clear(_ index: Int) {
        rests.withLock { $0[index] = nil }
    }
}
