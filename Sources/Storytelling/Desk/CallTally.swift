import FoundationEssentials
import Storage
import StoryDomain
import Synchronization

/// Adds up what the calls of one composition used.
final class CallTally: Sendable {
    private struct Sums {
        var usage = TokenUsage.zero
        var cost = Decimal(0)
        var provider = ""
        var model = ""
    }

    private let sums = Mutex(Sums())

    /// Takes the settled lines of a change.
    func take(_ change: StoryChange) {
        sums.withLock { sums in
            for line in change.ledger where line.state != .open {
                sums.usage = sums.usage + line.usage
                sums.cost += line.cost
                sums.provider = line.provider
                sums.model = line.model
            }
        }
    }

    var usage: TokenUsage { sums.withLock { $0.usage } }
    var cost: Decimal { sums.withLock { $0.cost } }
    /// Who answered last, and with which model.
    var author: (provider: String, model: String) { sums.withLock { ($0.provider, $0.model) } }
}
