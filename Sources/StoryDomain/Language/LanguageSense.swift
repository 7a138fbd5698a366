/// Tells whether a text is in the language that it should be in: by its letters, and by its little words where others write
/// with the same letters. Needs no model and no dictionary.
///
/// It says "another language" only on evidence: enough text, hardly anything of the language that was asked for, and plenty of
/// another one. Where a language has no list of words, where the text is short, and between languages whose little words
/// are nearly the same (Danish and Norwegian, Indonesian and Malay), it says nothing.
package struct LanguageSense: Sendable {
    /// What a text looks like.
    package enum Verdict: Hashable, Sendable {
        /// There is too little to say anything, or too little is known of the languages.
        case open
        /// It looks like what was asked for.
        case asked
        /// It is in another language: this one, or `und` where only the letters tell.
        case other(LanguageTag)
    }

    /// Letters, weighed, from which the script alone decides; about twenty-five English words.
    static let fewestLetters = 120
    /// Words from which little words decide.
    static let fewestWords = 40
    /// Share of letters below which a language's own script is not there.
    private static let leastOwnScript = 0.25
    /// Share of words that only the other language has, from which a text is in it; prose has 25 to 45 % of them.
    private static let leastOther = 0.12
    /// How many times more of the other's words than of one's own there must be.
    private static let margin = 6

    private let asked: LanguageTag
    private let systems: Set<WritingSystem>
    private let index: Int?
    private var letters = Array(repeating: 0, count: WritingSystem.allCases.count)
    private var words = 0
    /// How often the words of each set of languages came.
    private var hits: [UInt64: Int] = [:]

    /// Prepares to judge texts that should be in `language`; nil where nothing is known of it.
    package init?(for language: LanguageTag) {
        guard let systems = WritingSystem.systems(of: language) else { return nil }
        asked = language
        self.systems = systems
        index = FunctionWords.index(of: language.primary)
    }

    /// The language that a text seems to be in; nil where its words and letters do not say. Looks at the first thousand words.
    package static func guess(_ sections: [[String]]) -> LanguageTag? {
        var sense = LanguageSense(asked: .undetermined)
        for paragraph in sections.joined() {
            sense.read(paragraph)
            if sense.words >= 1_000 { break }
        }
        guard sense.words >= 20 else { return nil }
        let all = sense.letters.reduce(0, +)
        let language = all > 0 ? sense.otherScript(all) : .undetermined
        return language == .undetermined ? nil : language
    }

    /// Words from which the little words of a short text say something, how many of another language's they must be, and
    /// which share of all.
    private static let fewestOfShort = (words: 6, hits: 3, share: 0.2)
    /// Letters, weighed, from which the script of a short text says something.
    private static let fewestLettersOfShort = 12

    /// The language that a whole text is in, where that plainly is another one than `language`; nil where it is not, or where
    /// the text is too short to say. For texts of a sentence or more that are judged alone, as a proposal is: a text of which
    /// more will come is judged by `verdict`.
    package static func other(than language: LanguageTag, in texts: [String]) -> LanguageTag? {
        guard var sense = LanguageSense(for: language) else { return nil }
        for text in texts { sense.read(text) }
        if case .other(let other) = sense.verdict { return other }
        return sense.otherOfShort
    }

    /// The other language of a text that is too short for `verdict`: hardly a letter is the language's own, or there is no
    /// little word of its own beside several of another one's.
    private var otherOfShort: LanguageTag? {
        let all = letters.reduce(0, +)
        let own = systems.reduce(0) { $0 + letters[$1.rawValue] }
        if all >= Self.fewestLettersOfShort, Double(own) < Double(all) * Self.leastOwnScript { return otherScript(all) }
        guard own * 2 > all, let index, words >= Self.fewestOfShort.words, words < Self.fewestWords else { return nil }
        let least = max(Self.fewestOfShort.hits, Int(Double(words) * Self.fewestOfShort.share))
        let found = FunctionWords.languages.indices.filter { candidate in
            guard candidate != index else { return false }
            let (theirs, ours) = exclusive(candidate, against: index)
            return theirs >= least && ours == 0
        }
        let best = found.max { count(of: $0) < count(of: $1) }
        return best.map { LanguageTag(unchecked: FunctionWords.languages[$0]) }
    }

    /// Expects nothing.
    private init(asked: LanguageTag) {
        self.asked = asked
        systems = []
        index = nil
    }

    /// Whether nothing was read.
    package var isEmpty: Bool { words == 0 }

    /// Whether a sentence needs no second look: its first letters, and an eighth of its words, are the language's own. Quick,
    /// for every sentence of a story is asked about.
    package func isPlainlyAsked(_ text: String, words: FoldedWords) -> Bool {
        var (own, all) = (0, 0)
        for scalar in text.unicodeScalars {
            guard let system = WritingSystem(scalar) else { continue }
            all += 1
            if systems.contains(system) { own += 1 }
            if all >= 40 { break }
        }
        guard own * 4 >= all * 3 else { return false }
        guard let index else { return systems != [.han] || own == all }
        let bit: UInt64 = 1 << UInt64(index)
        return words.hashes.count { (FunctionWords.masks[$0] ?? 0) & bit != 0 } * 8 >= words.count
    }

    /// Reads more of the text.
    ///
    /// - Parameter words: the words of `text`, where they are known already.
    package mutating func read(_ text: some StringProtocol, words: FoldedWords? = nil) {
        for scalar in text.unicodeScalars {
            if let system = WritingSystem(scalar) { letters[system.rawValue] += system.weight }
        }
        let folded = words ?? FoldedWords(text)
        self.words += folded.count
        for hash in folded.hashes {
            if let mask = FunctionWords.masks[hash] { hits[mask, default: 0] += 1 }
        }
    }

    /// Forgets what was read.
    package mutating func restart() {
        letters = Array(repeating: 0, count: letters.count)
        words = 0
        hits = [:]
    }

    /// What the text read so far looks like.
    package var verdict: Verdict {
        let all = letters.reduce(0, +)
        let own = systems.reduce(0) { $0 + letters[$1.rawValue] }
        if all >= Self.fewestLetters, Double(own) < Double(all) * Self.leastOwnScript {
            return .other(otherScript(all))
        }
        if let other = byIdeographs(all: all) { return .other(other) }
        guard own * 2 > all else { return .open }
        guard let index, words >= Self.fewestWords else { return own > 0 && index == nil ? .asked : .open }
        if let best = strongest(besides: index) { return .other(LanguageTag(unchecked: FunctionWords.languages[best])) }
        return .asked
    }

    /// Whether the text read so far shows nothing of the language asked for, so that more of it must be seen before it is
    /// believed: most letters of another script, or more of another language's little words than of its own.
    package var isDoubtful: Bool {
        let all = letters.reduce(0, +)
        guard all > 0 else { return false }
        let own = systems.reduce(0) { $0 + letters[$1.rawValue] }
        if own * 2 < all { return true }
        if systems == [.han], letters[WritingSystem.kana.rawValue] * 6 > all { return true }
        guard let index else { return false }
        let ours = count(of: index)
        guard ours * 12 < words else { return false }
        return FunctionWords.languages.indices.contains { $0 != index && exclusive($0, against: index).theirs > ours }
    }

    /// The language that a text in another script is in.
    private func otherScript(_ all: Int) -> LanguageTag {
        let ranked = WritingSystem.allCases.max { letters[$0.rawValue] < letters[$1.rawValue] }
        guard let script = ranked, letters[script.rawValue] * 2 > all else { return .undetermined }
        if script == .han || script == .kana {
            let kana = letters[WritingSystem.kana.rawValue]
            return LanguageTag(unchecked: kana * 8 > all ? "ja" : "zh")
        }
        if let sole = script.soleLanguage { return LanguageTag(unchecked: sole) }
        guard words > 0, let best = strongest(besides: nil) else { return .undetermined }
        return LanguageTag(unchecked: FunctionWords.languages[best])
    }

    /// Chinese for Japanese or Korean, or the other way: kana and Hangul tell.
    private func byIdeographs(all: Int) -> LanguageTag? {
        guard all >= Self.fewestLetters else { return nil }
        let kana = letters[WritingSystem.kana.rawValue]
        if systems == [.han], kana * 5 > all { return LanguageTag(unchecked: "ja") }
        if systems == [.hangul, .han], letters[WritingSystem.hangul.rawValue] * 10 < all {
            return LanguageTag(unchecked: kana * 8 > all ? "ja" : "zh")
        }
        if systems == [.kana, .han], kana * 50 < all, letters[WritingSystem.han.rawValue] * 2 > all {
            return LanguageTag(unchecked: "zh")
        }
        return nil
    }

    /// The language whose words the text is full of while it has hardly any that only the one at `index` has; nil where
    /// there is none.
    private func strongest(besides index: Int?) -> Int? {
        let least = max(1, Int(Double(words) * Self.leastOther))
        var best: (index: Int, count: Int)?
        for candidate in FunctionWords.languages.indices where candidate != index {
            let (theirs, ours) = exclusive(candidate, against: index)
            guard theirs >= least, theirs >= ours * Self.margin, theirs > best?.count ?? 0 else { continue }
            best = (candidate, theirs)
        }
        // The strongest by words of its own is not always the language itself, but never the one asked for.
        guard let best, index != nil else { return best?.index }
        let total = FunctionWords.languages.indices.max { count(of: $0) < count(of: $1) }
        return total == index ? nil : total ?? best.index
    }

    private func count(of index: Int) -> Int {
        let bit: UInt64 = 1 << UInt64(index)
        return hits.reduce(0) { $0 + ($1.key & bit != 0 ? $1.value : 0) }
    }

    /// How many words only the one list has, and how many only the other.
    private func exclusive(_ candidate: Int, against index: Int?) -> (theirs: Int, ours: Int) {
        let bit: UInt64 = 1 << UInt64(candidate)
        let own: UInt64 = index.map { 1 << UInt64($0) } ?? 0
        var (theirs, ours) = (0, 0)
        for (mask, count) in hits {
            if mask & bit != 0, mask & own == 0 { theirs += count }
            if mask & own != 0, mask & bit == 0 { ours += count }
        }
        return (theirs, ours)
    }
}
