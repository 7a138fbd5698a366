/// How evenly the words lie over the sections, and how many sections kept their budget.
package struct SectionLengths: Hashable, Sendable, Codable {
    /// One section's words and the words planned for it.
    package struct Section: Hashable, Sendable, Codable {
        package var words: Int
        /// nil where no budget is known.
        package var budget: Int?
    }

    /// In order.
    package var sections: [Section]
    /// The share of sections with a budget that came within ±10 % of it; nil where none has one.
    package var withinTenPercent: Double?
    /// Standard deviation ÷ mean of the sections' words (whole population); nil for fewer than two sections.
    package var variation: Double?

    /// Takes the words of each section and, where known, its budget; budgets of nought count as unknown.
    package init(words: [Int], budgets: [Int]?) {
        let planned = budgets?.count == words.count ? budgets : nil
        sections = words.indices.map { index in
            let budget = planned.map { $0[index] } ?? 0
            return Section(words: words[index], budget: budget > 0 ? budget : nil)
        }
        let kept = sections.compactMap { section -> Bool? in
            guard let budget = section.budget else { return nil }
            return abs(section.words - budget) * 10 <= budget
        }
        withinTenPercent = kept.isEmpty ? nil : Double(kept.count { $0 }) / Double(kept.count)
        variation = Self.variation(of: words)
    }

    private static func variation(of words: [Int]) -> Double? {
        guard words.count > 1 else { return nil }
        let mean = Double(words.reduce(0, +)) / Double(words.count)
        guard mean > 0 else { return nil }
        let squares = words.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(words.count)).squareRoot() / mean
    }
}
