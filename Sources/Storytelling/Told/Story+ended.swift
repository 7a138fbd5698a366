import StoryDomain

extension Story {
    /// Whether the story has a real ending: it keeps its contract, or all its scenes are written and the last call came to
    /// its end in a whole sentence.
    package var isEnded: Bool {
        switch status {
        case .complete: true
        case .writing: false
        case .incomplete:
            scenes.contains { $0.number == outline?.sceneCount } && lastTurn?.finish == "stop"
                && passages.last.map { Sentences.endsComplete($0.text) } == true
        }
    }

    /// The paragraphs from `index` on, an empty line between them.
    package func text(from index: Int = 0) -> String {
        passages.dropFirst(index).map(\.text).joined(separator: "\n\n")
    }
}
