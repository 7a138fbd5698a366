/// How much a story's later sections repeat the earlier ones: an own measure.
///
/// A run of six words is an echo where it occurs in any earlier section; runs do not reach over section ends. The story's
/// echo is the echoed runs of all sections but the first ÷ all their runs, so that a short section with one quoted line
/// does not weigh as much as a long one; that figure has the gate.
package struct Echo: Hashable, Sendable, Codable {
    /// Words in a run.
    package static let runLength = 6

    /// Of the whole story, 0 to 1.
    package var story: Double
    /// Of the worst section, 0 to 1.
    package var worst: Double
    /// The worst section, counted from 1; nil where nothing echoes.
    package var worstSection: Int?
    /// The mean over all sections but the first that have a run at all.
    package var mean: Double

    /// Measures sections in their order.
    package init(of sections: [FoldedWords]) {
        var earlier: Set<UInt64> = []
        var (echoed, all) = (0, 0)
        var shares: [Double] = []
        (worst, worstSection) = (0, nil)
        for (index, section) in sections.enumerated() {
            let runs = NGrams.runs(of: Self.runLength, in: section).map(\.hash)
            if index > 0, !runs.isEmpty {
                let repeated = runs.count { earlier.contains($0) }
                echoed += repeated
                all += runs.count
                let share = Double(repeated) / Double(runs.count)
                shares.append(share)
                if share > worst { (worst, worstSection) = (share, index + 1) }
            }
            earlier.formUnion(runs)
        }
        story = all == 0 ? 0 : Double(echoed) / Double(all)
        mean = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }
}
