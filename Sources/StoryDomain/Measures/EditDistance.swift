/// The fewest insertions, deletions and replacements of characters that turn one word into another (Levenshtein 1965).
package enum EditDistance {
    /// The distance of two words.
    package static func between(_ left: some StringProtocol, _ right: some StringProtocol) -> Int {
        let (rows, columns) = (Array(left), Array(right))
        var previous = Array(0...columns.count)
        for (row, character) in rows.enumerated() {
            var current = [row + 1]
            for (column, other) in columns.enumerated() {
                let replaced = previous[column] + (character == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[columns.count]
    }
}
