/// Which of the traces that begin here are recorded: the same ones wherever the same share is asked for, since the
/// trace's id decides.
struct TraceSampler: Sendable {
    /// Of the lower 56 bits of the id, which the recommendation wants random.
    private let threshold: UInt64
    private static let range: UInt64 = 1 << 56

    /// Records this share of all traces; below 0 is none, above 1 is all.
    init(ratio: Double) {
        let share = ratio.isNaN ? 0 : min(max(ratio, 0), 1)
        self.threshold = UInt64(share * Double(Self.range))
    }

    /// Whether the trace is recorded.
    func records(_ id: TraceID) -> Bool { id.low % Self.range < threshold }
}
