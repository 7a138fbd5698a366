/// Counts capitalised words, and where they stand.
struct NameCensus {
    /// One capitalised word.
    struct Entry {
        var folded: String
        var spelling: String
        /// Capitalised uses anywhere.
        var uses: Int
        /// Capitalised uses inside a sentence, where nothing but a name asks for a capital.
        var insideUses: Int
        /// Uses in lower case.
        var lowerUses: Int
        var first: PassagePosition
        /// The scenes of its capitalised uses, in order.
        var scenes: [Int]

        var isName: Bool { uses >= 2 && insideUses >= 1 && lowerUses * 2 <= uses }
    }

    private var indices: [String: Int] = [:]
    private var lower: [String: Int] = [:]
    private var all: [Entry] = []

    /// Capitalised words in order of first appearance.
    var entries: [Entry] {
        all.map { entry in
            var entry = entry
            entry.lowerUses = lower[entry.folded] ?? 0
            return entry
        }
    }

    /// Counts the words of a paragraph.
    mutating func read(_ paragraph: String, at position: PassagePosition) {
        for sentence in Sentences.split(paragraph) {
            var end = sentence.startIndex
            for (index, token) in WordCount.tokens(in: sentence).enumerated() {
                let gap = sentence[end..<token.startIndex]
                end = token.endIndex
                // After a quote or colon speech begins, and with it a sentence.
                let opens = index == 0 || gap.unicodeScalars.contains { $0.isQuote || $0 == ":" || $0.isTerminal }
                count(token, opensSentence: opens, at: position)
            }
        }
    }

    private mutating func count(_ token: Substring, opensSentence: Bool, at position: PassagePosition) {
        let bare = Self.withoutPossessive(token)
        guard bare.count > 1, bare.allSatisfy({ $0.isLetter || $0 == "-" }) else { return }
        let folded = WordCount.folded(bare)
        guard bare.unicodeScalars.first?.properties.isUppercase == true,
            bare.unicodeScalars.dropFirst().contains(where: { $0.properties.isLowercase })
        else {
            if bare.unicodeScalars.first?.properties.isLowercase == true { lower[folded, default: 0] += 1 }
            return
        }
        guard !Abbreviations.isTitle(Array(bare.unicodeScalars)) else { return }
        if let index = indices[folded] {
            all[index].uses += 1
            if !opensSentence { all[index].insideUses += 1 }
            if all[index].scenes.last != position.scene { all[index].scenes.append(position.scene) }
        } else {
            indices[folded] = all.count
            all.append(
                Entry(
                    folded: folded, spelling: String(bare), uses: 1, insideUses: opensSentence ? 0 : 1, lowerUses: 0,
                    first: position, scenes: [position.scene]))
        }
    }

    private static func withoutPossessive(_ token: Substring) -> Substring {
        let scalars = token.unicodeScalars
        guard scalars.last == "s", scalars.dropLast().last?.isApostrophe == true else { return token }
        return Substring(scalars.dropLast(2))
    }
}
