/// Whether what was planned is on the page, in its place and in its order.
///
/// For each beat: the share of its content words, weighted by how rare they are among the sections (IDF), that stand in a
/// section. A beat is covered where that share reaches `threshold` in its own section. Words only, so a beat that is told
/// in other words counts as missing; read the figure as a lower bound. After LongGenBench's "was it done, and where".
package struct OutlineCoverage: Hashable, Sendable, Codable {
    /// The recall from which a beat counts as covered. Half of the words would ask for the outline's own wording; a third
    /// is reached by chance where the names agree.
    package static let threshold = 0.4

    /// One planned beat and where it was found.
    package struct Beat: Hashable, Sendable, Codable {
        /// The scene that it was planned for, counted from 1.
        package var scene: Int
        package var event: String
        /// Weighted recall in its own section, 0 to 1.
        package var recall: Double
        package var isCovered: Bool
        /// The section with the highest recall, counted from 1; nil where no word of it was found anywhere.
        package var bestSection: Int?
    }

    /// In planned order.
    package var beats: [Beat]
    /// Share of beats that are covered.
    package var coverage: Double
    /// Share of found beats whose best section is their own; nil where sections and scenes do not correspond.
    package var placement: Double?
    /// Kendall's τ of the places where covered beats match best; nil for fewer than two places.
    package var order: Double?

    /// Looks for the beats of `outline` in `sections`.
    ///
    /// Fillers of a plan that no model made are not looked for. Scenes without key events give their description as one beat. A text of one section against a longer outline is
    /// searched as a whole, because a plain file does not show its scenes.
    ///
    /// - Returns: nil where the outline names nothing to look for.
    package init?(of sections: [[String]], outline: Outline, isEnglish: Bool) {
        var page = OutlinePage(sections: sections, terms: ContentTerms(isEnglish: isEnglish))
        let isAligned = !(sections.count == 1 && outline.scenes.count > 1)
        var found: [Beat] = []
        var places: [Int] = []
        for (index, scene) in outline.scenes.enumerated() {
            let events = scene.keyEvents.isEmpty ? [scene.description] : scene.keyEvents
            for event in events where !StockPlan.isFiller(event) {
                guard let match = page.match(event, preferred: isAligned ? index : nil) else { continue }
                found.append(
                    Beat(
                        scene: scene.number, event: event, recall: match.recall,
                        isCovered: match.recall >= Self.threshold, bestSection: match.bestSection.map { $0 + 1 }))
                if match.recall >= Self.threshold { places.append(match.paragraph) }
            }
        }
        guard !found.isEmpty else { return nil }
        beats = found
        coverage = Double(found.count { $0.isCovered }) / Double(found.count)
        let placed = found.filter { $0.bestSection != nil }
        let numbers = outline.scenes.map(\.number)
        placement =
            isAligned && !placed.isEmpty
            ? Double(placed.count { $0.bestSection.map { $0 <= numbers.count ? numbers[$0 - 1] : 0 } == $0.scene })
                / Double(placed.count) : nil
        order = RankOrder.tau(of: places)
    }

    /// The beats of scene `number` that are not covered.
    package func missing(inScene number: Int) -> [String] {
        beats.filter { $0.scene == number && !$0.isCovered }.map(\.event)
    }

    /// Whether at least half of the beats of scene `number` are covered; true where it has none.
    package func covers(scene number: Int) -> Bool {
        let own = beats.filter { $0.scene == number }
        return own.count { $0.isCovered } * 2 >= own.count
    }
}

/// A story's sections as sets of terms, for looking up beats.
private struct OutlinePage {
    struct Match {
        var recall: Double
        var bestSection: Int?
        /// Index over all paragraphs of the one that matches best within the best section.
        var paragraph: Int
    }

    private var terms: ContentTerms
    private let sectionCount: Int
    /// The sections that hold each term, in order.
    private let holders: [String: [Int]]
    private let paragraphs: [[Set<String>]]

    init(sections: [[String]], terms: ContentTerms) {
        var terms = terms
        paragraphs = sections.map { $0.map { terms.terms(of: $0) } }
        self.terms = terms
        sectionCount = sections.count
        var holders: [String: [Int]] = [:]
        for (index, paragraphs) in paragraphs.enumerated() {
            for term in paragraphs.reduce(into: Set<String>(), { $0.formUnion($1) }) {
                holders[term, default: []].append(index)
            }
        }
        self.holders = holders
    }

    /// - Parameter preferred: The beat's own section; recall is taken there, or in the best one where nil.
    mutating func match(_ event: String, preferred: Int?) -> Match? {
        let wanted = terms.terms(of: event).sorted()
        guard !wanted.isEmpty else { return nil }
        let weights = wanted.map { ($0, weight(of: $0)) }
        let total = weights.reduce(0) { $0 + $1.1 }
        var shares = Array(repeating: 0.0, count: sectionCount)
        for (term, weight) in weights {
            for section in holders[term] ?? [] { shares[section] += weight }
        }
        shares = shares.map { $0 / total }
        let highest = shares.max() ?? 0
        // Where several sections match alike, a beat is taken to be in its own.
        let best =
            preferred.flatMap { $0 < shares.count && shares[$0] == highest ? $0 : nil }
            ?? shares.firstIndex(of: highest)
        let bestSection = highest > 0 ? best : nil
        let own = preferred.map { $0 < shares.count ? shares[$0] : 0 } ?? highest
        return Match(recall: own, bestSection: bestSection, paragraph: place(in: bestSection ?? 0, of: weights))
    }

    private func place(in section: Int, of weights: [(String, Double)]) -> Int {
        guard section < paragraphs.count else { return 0 }
        let before = paragraphs.prefix(section).reduce(0) { $0 + $1.count }
        let shares = paragraphs[section].map { present in
            weights.reduce(0) { $0 + (present.contains($1.0) ? $1.1 : 0) }
        }
        return before + (shares.firstIndex(of: shares.max() ?? 0) ?? 0)
    }

    /// ln((N + 1) ÷ (df + 1)) + 1; a word that stands nowhere weighs like one that stands in a single section.
    private func weight(of term: String) -> Double {
        let holding = max(1, holders[term]?.count ?? 0)
        return Logarithm.natural(Double(sectionCount + 1) / Double(holding + 1)) + 1
    }
}
