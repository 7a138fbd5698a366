/// Compares a server's counts of prompts with our estimates of them: how many of its tokens one of ours is, and whether
/// it cuts prompts off without saying so, as Ollama does with what exceeds its `num_ctx`.
struct PromptCounts: Sendable, Hashable {
    /// What a count says.
    enum Verdict: Sendable, Hashable {
        /// Nothing.
        case nothing
        /// That many of the server's tokens are one of `TokenEstimate`.
        case scale(Double)
        /// Prompts are cut off at about this many tokens.
        case cutOff(at: Int)
    }

    /// A count is trusted from here on; short prompts are mostly framing.
    private static let leastEstimate = 200
    /// Counts that must agree before one that is far below them is taken for a sign.
    private static let leastSamples = 3
    /// A count under this share of what is expected is far below.
    private static let farBelow = 0.65
    /// Context sizes that servers are set to are whole multiples of this.
    private static let contextUnit = 256

    private struct Series: Sendable, Hashable {
        var scale = 0.0
        var samples = 0
        /// The highest count that agreed with the others.
        var most = 0
        /// The counts far below, one after the other.
        var suspects: [Suspect] = []
    }

    private struct Suspect: Sendable, Hashable {
        let count: Int
        let estimate: Int
    }

    private var series: [String: Series] = [:]

    /// Takes a count.
    mutating func take(count: Int, estimate: Int, language: String) -> Verdict {
        guard estimate >= Self.leastEstimate, count > 0 else { return .nothing }
        let ratio = Double(count) / Double(estimate)
        guard (0.1...8).contains(ratio) else { return .nothing }
        var known = series[language] ?? Series()
        defer { series[language] = known }
        if known.samples >= Self.leastSamples, ratio < known.scale * Self.farBelow {
            known.suspects.append(Suspect(count: count, estimate: estimate))
            return verdict(on: &known)
        }
        known.suspects = []
        known.scale += (ratio - known.scale) / Double(min(known.samples + 1, 8))
        known.samples += 1
        known.most = max(known.most, count)
        return .scale(known.scale)
    }

    /// Counts far below that do not grow with their prompts are a limit: two that are the same to a token or two, or three
    /// about as high as the highest that agreed (a server that drops whole messages). The second sign needs long prompts,
    /// since servers that leave cached tokens out of their count show low and even counts too. Counts that grow with their
    /// prompts are another way of counting.
    private func verdict(on known: inout Series) -> Verdict {
        guard known.suspects.count >= 2, let first = known.suspects.first, let last = known.suspects.last else {
            return .nothing
        }
        let counts = known.suspects.map(\.count)
        let (least, most) = (counts.min() ?? last.count, counts.max() ?? last.count)
        let growth = Double(last.estimate) / Double(first.estimate)
        let isSame = most >= 1_024 && most - least <= 2 && growth > 1.1
        let isEven =
            counts.count >= 3 && growth > 1.2 && known.most >= 1_800 && most * 4 <= known.most * 5
            && least * 5 >= known.most * 3 && most * 10 <= least * 13
        if isSame || isEven {
            known.suspects = []
            let limit = max(most, isEven ? known.most : 0)
            return .cutOff(at: (limit + Self.contextUnit - 1) / Self.contextUnit * Self.contextUnit)
        }
        if known.suspects.count >= 6 {
            known = Series(scale: Double(last.count) / Double(last.estimate), samples: 1, most: last.count)
        }
        return .nothing
    }
}
