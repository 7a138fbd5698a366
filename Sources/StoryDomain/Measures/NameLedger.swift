/// The names of a story: who and what is called how, since when, and which names look like slips of another.
///
/// A name is a capitalised word used at least twice, at least once inside a sentence, and not more than half as often in
/// lower case. Two names drift where they differ by one letter (from four letters on) or two (from seven on) and begin
/// alike; a plural or "Indian" beside "India" is no drift, nor are two names that the outline both has.
package struct NameLedger: Hashable, Sendable, Codable {
    /// A name and its use.
    package struct Name: Hashable, Sendable, Codable {
        package var name: String
        package var uses: Int
        /// Where it stands first.
        package var first: PassagePosition
        /// Whether the outline has it among its characters.
        package var isPlanned: Bool
        /// The sections in which it stands, counted from 1, in order.
        package var scenes: [Int]
    }

    /// Two spellings that may mean one.
    package struct Drift: Hashable, Sendable, Codable {
        /// The commoner one.
        package var name: String
        /// The rarer one.
        package var variant: String
        /// Where the variant stands first.
        package var position: PassagePosition
    }

    /// In order of first appearance.
    package var names: [Name]
    /// In order of the variants' first appearance.
    package var drifts: [Drift]
    /// Characters of the outline that the text never names.
    package var unnamed: [String]

    /// Words that are capitalised without naming anybody.
    private static let calendar: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "christmas",
    ]

    /// Reads the names of a text.
    ///
    /// - Parameters:
    ///   - characters: The names that the outline gives.
    ///   - language: The text's, where it is known: forms of one name are no slips of it.
    package init(of sections: [[String]], characters: [String], language: LanguageTag? = nil) {
        let forms = language.flatMap { NameInflection(language: $0.rawValue) ?? NameInflection(language: $0.primary) }
        let planned = Set(characters.flatMap { WordCount.tokens(in: $0).map { WordCount.folded($0) } })
        var census = NameCensus()
        for (section, paragraphs) in sections.enumerated() {
            for (index, paragraph) in paragraphs.enumerated() {
                census.read(paragraph, at: PassagePosition(scene: section + 1, paragraph: index + 1))
            }
        }
        let entries = census.entries.filter { !Self.calendar.contains($0.folded) }
        names = entries.filter(\.isName).map { entry in
            Name(
                name: entry.spelling, uses: entry.uses, first: entry.first, isPlanned: planned.contains(entry.folded),
                scenes: entry.scenes)
        }
        drifts = Self.drifts(among: entries, planned: planned, forms: forms)
        let said = Set(census.entries.map(\.folded))
        unnamed = characters.filter { character in
            !WordCount.tokens(in: character).contains { token in
                let name = WordCount.folded(token)
                return said.contains(name) || said.contains { forms?.areForms($0, name) == true }
            }
        }
    }

    private static func drifts(among entries: [NameCensus.Entry], planned: Set<String>, forms: NameInflection?)
        -> [Drift]
    {
        let candidates = entries.filter { $0.insideUses > 0 && $0.lowerUses == 0 && $0.folded.count >= 4 }
        var result: [Drift] = []
        for (index, left) in candidates.enumerated() {
            for right in candidates[(index + 1)...] where left.isName || right.isName {
                guard isSlip(left.folded, right.folded), forms?.areForms(left.folded, right.folded) != true,
                    !(planned.contains(left.folded) && planned.contains(right.folded))
                else { continue }
                let leftLeads =
                    planned.contains(left.folded)
                    || (!planned.contains(right.folded) && left.uses >= right.uses)
                let (name, variant) = leftLeads ? (left, right) : (right, left)
                result.append(Drift(name: name.spelling, variant: variant.spelling, position: variant.first))
            }
        }
        return result.sorted { ($0.position, $0.variant) < ($1.position, $1.variant) }
    }

    /// "Indian" from "India", "Harts" from "Hart".
    private static func isDerived(_ word: String, from base: String) -> Bool {
        word.hasPrefix(base) && ["s", "es", "n", "an", "ns", "al", "ic"].contains(word.dropFirst(base.count))
    }

    /// Whether two neighbouring letters have changed places: Marina, Marian.
    private static func isSwapped(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left), Array(right))
        guard left.count == right.count, left.count >= 5 else { return false }
        let places = left.indices.filter { left[$0] != right[$0] }
        return places.count == 2 && places[1] == places[0] + 1 && left[places[0]] == right[places[1]]
            && left[places[1]] == right[places[0]]
    }

    /// Whether two names begin alike, to the ear: Katherine and Catherine do.
    private static func begins(_ left: String, as right: String) -> Bool {
        guard let first = left.first, let second = right.first else { return false }
        if first == second { return true }
        let sounds = ["ck", "sz", "iy", "jy", "gj", "fv"]
        return sounds.contains { $0.contains(first) && $0.contains(second) } && left.dropFirst() == right.dropFirst()
    }

    private static func isSlip(_ left: String, _ right: String) -> Bool {
        guard begins(left, as: right), !isDerived(left, from: right), !isDerived(right, from: left) else {
            return false
        }
        let shorter = min(left.count, right.count)
        guard abs(left.count - right.count) <= 2 else { return false }
        return EditDistance.between(left, right) <= (shorter >= 7 ? 2 : 1) || isSwapped(left, right)
    }
}
