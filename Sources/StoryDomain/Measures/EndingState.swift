/// Whether a text ends as a story does, or why not.
///
/// Complete means: the last call's finish reason is `stop` where it is known, the last paragraph ends in terminal
/// punctuation, no marker is left in the text, and at least half of the last scene's beats are covered where an outline is
/// known.
package struct EndingState: Hashable, Sendable, Codable {
    /// One thing that an ending lacks.
    package enum Fault: Hashable, Sendable, Codable, CustomStringConvertible {
        /// There is no text.
        case empty
        /// The last call was cut off; the text is its finish reason.
        case finish(String)
        /// The text stops in mid-sentence; the text is its last words.
        case unfinishedSentence(String)
        /// A marker such as IAMDONE, or "The End" before the end.
        case marker(String)
        /// Beats of the last scene that are not on the page.
        case missingBeats([String])

        package var description: String {
            switch self {
            case .empty: "there is no text"
            case .finish(let reason): "the last call ended with \(reason)"
            case .unfinishedSentence(let words): "it stops in mid-sentence: “…\(words)”"
            case .marker(let marker): "the marker “\(marker)” is left in the text"
            case .missingBeats(let beats):
                // A sentence that quotes this ends in a full stop of its own.
                "the last scene lacks: "
                    + beats.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: "; ")
            }
        }
    }

    /// Empty for a complete ending.
    package var faults: [Fault]

    /// Whether nothing is lacking.
    package var isComplete: Bool { faults.isEmpty }

    /// Looks at the end of `text`.
    ///
    /// - Parameters:
    ///   - coverage: How the outline is covered, where there is one.
    ///   - lastScene: The number of the outline's last scene.
    package init(of text: MeasuredText, coverage: OutlineCoverage?, lastScene: Int?) {
        let paragraphs = text.sections.flatMap { $0 }
        let told = EndMatter.told(paragraphs)
        faults = []
        guard let last = told.last(where: { !SceneBreak.isBreak($0) }) else {
            faults = [.empty]
            return
        }
        if let finish = text.finish, finish != "stop" { faults.append(.finish(finish)) }
        if !Sentences.endsComplete(last) {
            let words = WordCount.tokens(in: last).suffix(5)
            faults.append(.unfinishedSentence(words.joined(separator: " ")))
        }
        let behind = paragraphs[told.endIndex...].filter { line in
            let kind = ClosingMarkers.kind(of: line)
            return kind != nil && kind != .closing && !ClosingMarkers.isEndOfPart(line)
        }
        faults += (ClosingMarkers.leftovers(in: Array(told)) + behind).map { .marker($0) }
        if let coverage, let lastScene, !coverage.covers(scene: lastScene) {
            faults.append(.missingBeats(coverage.missing(inScene: lastScene)))
        }
    }
}
