/// Deals the paragraphs of a text to the scenes that it tells, by the words planned for each.
struct SceneSplit: Hashable, Sendable {
    /// The scene of each paragraph, counted from 1.
    let scenes: [Int]
    /// How many scenes, from the first, have their words. The last one never counts: only its writer knows its end.
    let closed: Int

    /// Splits a text.
    ///
    /// A text that ends near the planned end of a scene ends there: the writer stops at scene ends, and misses a budget
    /// by up to a tenth.
    ///
    /// - Parameters:
    ///   - words: of each paragraph.
    ///   - budgets: words planned for each scene; at least one.
    init(words: [Int], budgets: [Int]) {
        let total = words.reduce(0, +)
        let ends = budgets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        func slack(_ scene: Int) -> Int { max(30, budgets[min(scene, budgets.count) - 1] / 10) }
        let filled = (1..<max(1, budgets.count)).last { total >= ends[$0] - slack($0) } ?? 0
        let isAtEnd = filled > 0 && total - ends[filled] <= slack(filled + 1)
        // A text that ends with a scene is stretched or pressed over the budgets up to there.
        let scale = isAtEnd ? Double(ends[filled]) / Double(max(1, total)) : 1
        let last = isAtEnd ? filled : filled + 1
        var before = 0
        scenes = words.map { count in
            let middle = (Double(before) + Double(count) / 2) * scale
            before += count
            return (1...last).first { middle < Double(ends[min($0, budgets.count)]) } ?? last
        }
        closed = filled
    }
}
