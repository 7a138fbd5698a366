import Synchronization

extension Atomic<UInt64> {
    /// Replaces the `Double` whose bits these are.
    func updateNumber(_ change: (Double) -> Double) {
        var bits = load(ordering: .relaxed)
        while true {
            let wanted = change(Double(bitPattern: bits)).bitPattern
            let (done, found) = weakCompareExchange(expected: bits, desired: wanted, ordering: .relaxed)
            if done { return }
            bits = found
        }
    }
}
