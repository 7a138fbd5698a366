/// How much of a text is in another language than it should be in.
package struct LanguageReading: Hashable, Sendable, Codable {
    /// A section that is in another language, or mostly.
    package struct Stray: Hashable, Sendable, Codable {
        /// Counted from 1.
        package var section: Int
        /// The tag of the language that it is in; `und` where only its letters tell.
        package var language: String
    }

    /// Share of a section's words from which it counts as written in another language; a letter or a song in one is less.
    static let leastShare = 0.4

    /// The language asked for.
    package var asked: String
    /// In order.
    package var strays: [Stray]

    /// Reads sections that should be in `language`; nil where it cannot be told by its words or letters.
    package init?(of sections: [[String]], language: LanguageTag) {
        guard let sense = LanguageSense(for: language) else { return nil }
        asked = language.rawValue
        strays = sections.enumerated().compactMap { index, paragraphs in
            Self.stray(in: paragraphs, sense: sense).map { Stray(section: index + 1, language: $0) }
        }
    }

    /// The language of most of a section, where that is another one. It is read in stretches of so many paragraphs as a
    /// judgement needs, so that a section which falls into another language half-way is noticed.
    private static func stray(in paragraphs: [String], sense empty: LanguageSense) -> String? {
        var sense = empty
        var (all, strayed, open) = (0, 0, 0)
        var languages: [String: Int] = [:]
        for paragraph in paragraphs {
            let words = FoldedWords(paragraph)
            sense.read(paragraph, words: words)
            open += words.count
            let verdict = sense.verdict
            if verdict == .open { continue }
            all += open
            if case .other(let language) = verdict {
                strayed += open
                languages[language.rawValue, default: 0] += open
            }
            open = 0
            sense.restart()
        }
        guard all > 0, Double(strayed) >= Double(all) * leastShare else { return nil }
        return languages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
