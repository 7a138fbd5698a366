/// How many words the writer asked for; a contract, not a hint.
package struct StoryLength: Hashable, Sendable, Codable {
    /// What can be asked for.
    package static let allowed = 100...200_000

    /// What is written where nobody says how much.
    package static let usual = 1_000

    /// The asked words, counted as `WordCount` counts.
    package let words: Int

    /// Takes a number of words.
    ///
    /// - Throws: `BriefError.wordsOutOfRange` outside `allowed`.
    package init(words: Int) throws(BriefError) {
        guard Self.allowed.contains(words) else {
            throw .wordsOutOfRange(words)
        }
        self.words = words
    }

    /// Reads the seed contract's length labels: "Short (>1000 words)", "Medium (>5000 words)", "Long (>10000 words)".
    ///
    /// A number in the label wins over the adjective, so "Long (>10000 words)" is 10,000. Without either the story is
    /// of medium length, as in the seed.
    ///
    /// - Throws: `BriefError.wordsOutOfRange` when the label's number is outside `allowed`.
    package init(label: String) throws(BriefError) {
        let digits = label.filter { $0.isASCII && ($0.isNumber || $0 == "," || $0 == " ") }
            .split(whereSeparator: { $0 == " " })
            .map { $0.filter(\.isNumber) }
            .first { !$0.isEmpty }
        if let digits {
            guard let number = Int(digits) else { throw .wordsOutOfRange(Int.max) }
            try self.init(words: number)
            return
        }
        let lowered = label.lowercased()
        if lowered.contains("short") {
            try self.init(words: 1_000)
        } else if lowered.contains("long") {
            try self.init(words: 10_000)
        } else {
            try self.init(words: 5_000)
        }
    }

    package init(from decoder: any Decoder) throws {
        try self.init(words: try decoder.singleValueContainer().decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(words)
    }
}
