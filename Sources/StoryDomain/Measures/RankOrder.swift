/// Whether things come in the order that was planned.
enum RankOrder {
    /// Kendall's τ of `positions` against their order in the array: 1 in order, −1 reversed, 0 without order.
    ///
    /// τ = (pairs in order − pairs reversed) ÷ (both), pairs with equal position left out; nil where none is left.
    static func tau(of positions: [Int]) -> Double? {
        var (inOrder, reversed) = (0, 0)
        for first in positions.indices {
            for second in positions.indices where second > first {
                if positions[first] < positions[second] { inOrder += 1 }
                if positions[first] > positions[second] { reversed += 1 }
            }
        }
        let pairs = inOrder + reversed
        return pairs == 0 ? nil : Double(inOrder - reversed) / Double(pairs)
    }
}
