/// Values that are kept by what was asked for, as many as fit; the one that was not asked for the longest leaves first.
struct RecentChoices<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let most: Int
    private var turn = 0
    private var kept: [Key: (value: Value, turn: Int)] = [:]

    /// Keeps at most `most` values; at least one.
    init(atMost most: Int) {
        self.most = max(1, most)
    }

    /// All values that are kept, in no order.
    var values: [Value] { kept.values.map(\.value) }

    /// The value for `key`, made by `make` where it is not kept.
    ///
    /// - Throws: what `make` throws; nothing is kept or lost then.
    mutating func value<Failure: Error>(for key: Key, making make: () throws(Failure) -> Value) throws(Failure) -> Value
    {
        turn += 1
        if let found = kept[key] {
            kept[key]?.turn = turn
            return found.value
        }
        let made = try make()
        if kept.count >= most, let oldest = kept.min(by: { $0.value.turn < $1.value.turn })?.key { kept[oldest] = nil }
        kept[key] = (made, turn)
        return made
    }
}
