/// Gives somebody another name in a text: whole names only, with their possessives, in the capitals in which they stand.
///
/// It knows boundaries of words, and what hangs on names in some languages (`NameForms`), not grammar: in languages that
/// inflect names only the forms that it is given, and the genitive's `s` of Germanic languages, are found.
package struct NameSwap: Hashable, Sendable {
    /// Languages that put the genitive's `s` behind a name without an apostrophe.
    private static let bareGenitive: Set<String> = ["de", "nl", "sv", "da", "nb", "nn", "no", "lb", "is", "fo"]

    private struct Pair: Hashable {
        let from: [Character]
        let to: String
        let isUpper: Bool
        /// The longest piece of the name without an apostrophe, for a first look.
        let piece: String

        init(from: String, to: String, isUpper: Bool) {
            self.from = Array(from)
            self.to = to
            self.isUpper = isUpper
            piece = from.split { NameSwap.isApostrophe($0) }.max { $0.count < $1.count }.map { String($0) } ?? from
        }
    }

    private let pairs: [Pair]
    /// Longer names of others that hold one of the names, in scripts without spaces.
    private let others: [[Character]]
    private let language: String
    private let forms: NameForms

    /// Prepares to replace names.
    ///
    /// - Parameters:
    ///   - names: each name with the one that takes its place; of two that begin at the same character the longer one counts.
    ///   - language: the text's.
    ///   - others: names of others. Where a script has no spaces, a name that stands within one of them is not meant.
    package init(_ names: [(from: String, to: String)], language: LanguageTag, others: [String] = []) {
        let primary = language.primary
        var pairs: [Pair] = []
        for (from, to) in names where !from.isEmpty {
            pairs.append(Pair(from: from, to: to, isUpper: false))
            for upper in Set([from.uppercased(), Self.upper(from, in: primary)]) where from.count > 1 && upper != from {
                pairs.append(Pair(from: upper, to: Self.upper(to, in: primary), isUpper: true))
            }
        }
        self.pairs = pairs.sorted { ($1.from.count, $0.isUpper ? 1 : 0) < ($0.from.count, $1.isUpper ? 1 : 0) }
        self.others = others.filter { other in
            other.first.map { Self.wordClass($0) == .single } == true
                && names.contains { other.count > $0.from.count && other.contains($0.from) }
        }.map(Array.init)
        self.language = primary
        forms = NameForms(language: primary)
    }

    /// Capitals as the language has them: Turkish i has a dot, its ı none.
    private static func upper(_ name: String, in language: String) -> String {
        guard language == "tr" || language == "az" else { return name.uppercased() }
        return name.replacing("i", with: "İ").replacing("ı", with: "I").uppercased()
    }

    /// The text with the new names; nil where none of the old ones stands in it.
    package func applied(to text: String) -> String? {
        // Most paragraphs name somebody else, and looking for a first letter costs little.
        guard pairs.contains(where: { pair in text.contains(pair.piece) }) else { return nil }
        let characters = Array(text)
        var result = ""
        var index = 0
        var isChanged = false
        while index < characters.count {
            if let (replacement, end) = match(at: index, in: characters) {
                result += replacement
                index = end
                isChanged = true
            } else {
                result.append(characters[index])
                index += 1
            }
        }
        return isChanged ? result : nil
    }

    private func match(at index: Int, in text: [Character]) -> (String, Int)? {
        for pair in pairs where Self.same(text[index], pair.from[0]) && text.count - index >= pair.from.count {
            var end = index + pair.from.count
            guard text[index..<end].elementsEqual(pair.from, by: Self.same),
                !isInsideWord(before: index, in: text) || forms.mayPrecede(word: Self.letters(before: index, in: text)),
                !isInOther(from: index, to: end, in: text), forms.mayStand(from: index, to: end, in: text)
            else { continue }
            var replacement = pair.to
            if let ending = genitive(of: pair, behind: end, from: index, in: text) {
                replacement += ending.text
                end += ending.length
            }
            guard isInsideWord(behind: end, in: text) else { return (replacement, end) }
            let rest = Self.letters(behind: end, in: text)
            guard let ending = forms.ending(rest, of: String(pair.from), for: pair.to) else { continue }
            return (ending.name + ending.text, end + rest.count)
        }
        return nil
    }

    /// Whether the place belongs to somebody else's longer name.
    private func isInOther(from start: Int, to end: Int, in text: [Character]) -> Bool {
        others.contains { other in
            let first = max(0, end - other.count)
            return first <= start
                && (first...start).contains { place in
                    place + other.count <= text.count && text[place..<place + other.count].elementsEqual(other)
                }
        }
    }

    /// What stands behind a name because it owns something, and how it is written behind the new one; nil where it stays
    /// as it is.
    private func genitive(of pair: Pair, behind end: Int, from start: Int, in text: [Character]) -> (
        text: String, length: Int
    )? {
        guard end < text.count else { return nil }
        let endsInS = hasBareEnding(pair.from.last)
        let newEndsInS = hasBareEnding(pair.to.last)
        if Self.bareGenitive.contains(language) {
            if !endsInS, text[end] == (pair.isUpper ? "S" : "s") {
                return (newEndsInS ? "’" : pair.isUpper ? "S" : "s", 1)
            }
            if endsInS, !newEndsInS, Self.isApostrophe(text[end]), isPossessive(at: end, from: start, in: text) {
                return (pair.isUpper ? "S" : "s", 1)
            }
            return nil
        }
        guard language == "en", endsInS, !newEndsInS, Self.isApostrophe(text[end]),
            isPossessive(at: end, from: start, in: text)
        else { return nil }
        return (String(text[end]) + (pair.isUpper ? "S" : "s"), 1)
    }

    /// Whether the apostrophe behind a name that ends in s shows who owns something, and does not close a quotation.
    private func isPossessive(at index: Int, from start: Int, in text: [Character]) -> Bool {
        guard index + 1 < text.count, text[index + 1] == " " else { return false }
        var isQuoted = false
        for place in 0..<start where Self.isApostrophe(text[place]) {
            let begins = Self.isWord(text[place + 1])
            if begins, place == 0 || !Self.isWord(text[place - 1]) {
                isQuoted = true
            } else if !begins {
                isQuoted = false
            }
        }
        return !isQuoted
    }

    /// Whether the character before `index` makes one word with it; `Anne-Marie` is one name, `pre-Marie` is not.
    private func isInsideWord(before index: Int, in text: [Character]) -> Bool {
        guard index > 0 else { return false }
        if Self.isHyphen(text[index - 1]), index > 1, Self.isWord(text[index - 2]) {
            var start = index - 2
            while start > 0, Self.joins(text[start - 1], text[start]) { start -= 1 }
            return text[start].isUppercase
        }
        return Self.joins(text[index - 1], text[index])
    }

    private func isInsideWord(behind end: Int, in text: [Character]) -> Bool {
        guard end > 0, end < text.count else { return false }
        if Self.isHyphen(text[end]), end + 1 < text.count, text[end + 1].isUppercase { return true }
        return Self.joins(text[end - 1], text[end])
    }

    /// The letters of the same word before a place.
    private static func letters(before index: Int, in text: [Character]) -> String {
        var start = index
        while start > 0, joins(text[start - 1], text[start]) { start -= 1 }
        return String(text[start..<index])
    }

    /// The letters of the same word behind a place.
    private static func letters(behind end: Int, in text: [Character]) -> String {
        var last = end
        while last < text.count, last > 0, joins(text[last - 1], text[last]) { last += 1 }
        return String(text[end..<last])
    }

    /// Whether two characters are the same in a name: apostrophes are, however they are typed.
    private static func same(_ left: Character, _ right: Character) -> Bool {
        left == right || (isApostrophe(left) && isApostrophe(right))
    }

    /// Whether no word can end between two characters. Scripts without spaces are cut anywhere.
    private static func joins(_ left: Character, _ right: Character) -> Bool {
        let (left, right) = (wordClass(left), wordClass(right))
        let spaced: [WordClass] = [.letter, .numeric, .connector]
        return spaced.contains(left) && spaced.contains(right) || left == .katakana && right == .katakana
    }

    private static func isWord(_ character: Character) -> Bool { wordClass(character).isCore }

    private static func wordClass(_ character: Character) -> WordClass {
        character.unicodeScalars.first.map { WordClass($0) } ?? .other
    }

    private static func isApostrophe(_ character: Character) -> Bool {
        character.unicodeScalars.first?.isApostrophe ?? false
    }

    private static func isHyphen(_ character: Character) -> Bool {
        character == "-" || character == "\u{2010}" || character == "\u{2011}"
    }

    /// Whether a name that ends so has its genitive with an apostrophe alone.
    private func hasBareEnding(_ last: Character?) -> Bool {
        guard let last else { return false }
        return (language == "en" ? "sS" : "sSßxXzZ").contains(last)
    }
}
