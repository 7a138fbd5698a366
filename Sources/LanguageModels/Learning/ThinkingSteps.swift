/// How much room is given to the thoughts of a model that used up its answer's limit before it had answered.
enum ThinkingSteps {
    /// The allowances, smallest first: tokens on top of the answer's own limit.
    static let all = [2_048, 4_096, 8_192, 16_384, 32_768]

    /// The next allowance above `current`; nil where there is none.
    static func next(after current: Int) -> Int? {
        all.first { $0 > current }
    }

    /// The smallest allowance that `thoughts` tokens leave half of free; nil where there is none above `current`.
    static func allowance(for thoughts: Int, over current: Int) -> Int? {
        guard thoughts * 5 > current * 4 else { return nil }
        return all.first { $0 >= thoughts * 3 / 2 && $0 > current }
    }
}
