/// Finds where a story is not as it was planned: names, beats, lengths, the ending.
struct PlanFinder {
    /// How far from its length a scene is told of, as a share of what was planned.
    private static let farOff = 0.25
    /// Fewer words more or less are never told of.
    private static let fewestWords = 30

    let text: MeasuredText
    let report: HealthReport
    let outline: Outline?

    /// What is found.
    func candidates(in page: FindingPage) -> [FindingCandidate] {
        names(in: page) + beats + lengths + languages + ending(in: page)
    }

    private func names(in page: FindingPage) -> [FindingCandidate] {
        guard let ledger = report.names else { return [] }
        let drifts = ledger.drifts.compactMap { drift -> FindingCandidate? in
            guard let index = page.index(of: drift.position) else { return nil }
            let tokens = WordCount.tokens(in: page.paragraphs[index].text)
            let word =
                tokens.firstIndex { $0 == drift.variant || $0.hasPrefix(drift.variant + "'") }
                ?? tokens.firstIndex { $0.hasPrefix(drift.variant) }
            guard let word else { return nil }
            return FindingCandidate(
                kind: .name, place: .words(index, word..<word + 1), weight: 500,
                advice: "This looks like “\(drift.name)”: write one name one way, or part the two more clearly.")
        }
        let unnamed = ledger.unnamed.map {
            FindingCandidate(
                kind: .name, place: .scene(nil, $0), weight: 150,
                advice: "The outline has this name and the text never says it: write it in, or take it out there.")
        }
        return drifts + unnamed
    }

    private var beats: [FindingCandidate] {
        (report.outline?.beats ?? []).compactMap { beat in
            guard !beat.isCovered, words(ofScene: beat.scene) > 0 else { return nil }
            let found = beat.bestSection.map { $0 == beat.scene ? "" : " Something like it is in scene \($0)." } ?? ""
            return FindingCandidate(
                kind: .coverage, place: .scene(beat.scene, beat.event), weight: 280,
                advice: "This was planned for the scene and is not found in it: show it, or change the plan.\(found)")
        }
    }

    private var lengths: [FindingCandidate] {
        var found: [FindingCandidate] = []
        for (index, section) in report.lengths.sections.enumerated() {
            guard let budget = section.budget, section.words > 0 else { continue }
            let miss = abs(section.words - budget)
            guard miss > Self.fewestWords, Double(miss) > Double(budget) * Self.farOff else { continue }
            let title = outline?.scene(index + 1)?.title ?? ""
            found.append(
                FindingCandidate(
                    kind: .length, place: .scene(index + 1, title), weight: 250 + min(100, miss * 100 / budget),
                    advice: "The scene has \(section.words) words where \(budget) were planned: "
                        + (section.words < budget ? "expand it." : "shorten it.")))
        }
        if let asked = report.asked, let score = report.lengthScore, score < HealthGates.lengthScore {
            found.append(
                FindingCandidate(
                    kind: .length, place: .scene(nil, text.title), weight: 360,
                    advice: "The story has \(report.words) words where \(asked) were asked for."))
        }
        return found
    }

    private var languages: [FindingCandidate] {
        (report.language?.strays ?? []).map { stray in
            let looks = stray.language == "und" ? "" : " It looks like \(stray.language)."
            return FindingCandidate(
                kind: .language, place: .scene(stray.section, outline?.scene(stray.section)?.title ?? ""), weight: 920,
                advice:
                    "The scene is not in \(report.language?.asked ?? ""), the language of the story.\(looks) Have it written "
                    + "again.")
        }
    }

    private func ending(in page: FindingPage) -> [FindingCandidate] {
        guard let last = page.paragraphs.last else { return [] }
        return report.ending.faults.compactMap { fault in
            switch fault {
            case .unfinishedSentence:
                guard let sentence = Sentences.split(last.text).last else { return nil }
                let place = sentence.startIndex..<sentence.endIndex
                return candidate(
                    .characters(page.paragraphs.count - 1, place), "The story stops within a sentence: write its end.")
            case .finish:
                return candidate(
                    .scene(last.scene, outline?.scene(last.scene)?.title ?? ""),
                    "The last call to the model broke off before it had said all: have the ending written again.")
            case .empty, .marker, .missingBeats: return nil
            }
        }
    }

    private func candidate(_ place: FindingCandidate.Place, _ advice: String) -> FindingCandidate {
        FindingCandidate(kind: .ending, place: place, weight: 950, advice: advice)
    }

    private func words(ofScene number: Int) -> Int {
        report.lengths.sections.indices.contains(number - 1) ? report.lengths.sections[number - 1].words : 0
    }
}
