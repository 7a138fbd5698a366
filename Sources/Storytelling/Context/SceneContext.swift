import LanguageModels
import StoryDomain

/// Puts the prompt for prose together: stable prefix, history, instruction.
struct SceneContext {
    /// Words of the story that the windowed context shows verbatim.
    static let verbatimWords = 800

    private let story: Story
    private let strategy: ContextStrategy

    /// Prepares the context of `story`.
    ///
    /// - Parameter scene: the scene to be written; what stands behind it is not shown, so that a scene which is written
    ///   anew in the middle goes on from the one before it. Nil takes the whole story.
    init(story: Story, strategy: ContextStrategy, scene: Int? = nil) {
        var shown = story
        if let scene, let last = story.passages.last?.position.scene, last > scene {
            shown.passages.removeAll { $0.position.scene > scene }
            shown.scenes.removeAll { $0.number > scene }
            // It tells of scenes that are yet to come.
            if story.summary.throughScene >= scene { shown.summary = Summary() }
        }
        self.story = shown
        self.strategy = strategy
    }

    /// The messages that end with `instruction`.
    func messages(instruction: String) -> [Message] {
        let system = Message(.system, prefix)
        switch strategy {
        case .appendOnly:
            return [system] + history + [Message(.user, instruction)]
        case .window:
            return [system, Message(.user, windowed(instruction))]
        }
    }

    /// Rules, brief, title and outline: byte-identical from the first scene to the last.
    var prefix: String {
        var parts = [Rules.block(for: story.brief), BriefBlock.block(for: story)]
        if let outline = story.outline {
            parts.append("Title: \(PromptData.line(outline.title))\n\nOutline\n\(OutlineDigest.text(of: outline))")
        }
        return parts.joined(separator: "\n\n")
    }

    /// Every exchange so far: the instruction as it was sent, and what was kept of the answer. What is left of an
    /// answer that came out poor (less than a third of what was asked) stands behind the scene's answer before it,
    /// without its instruction: a history of scraps teaches a model to write scraps.
    private var history: [Message] {
        let written = Dictionary(grouping: story.passages, by: \.author.call)
        var messages: [Message] = []
        var scene: Int?
        // A scene that was written anew, or moved, has younger turns than those behind it.
        let turns = story.turns.enumerated().sorted { ($0.element.scene, $0.offset) < ($1.element.scene, $1.offset) }
        for (_, turn) in turns {
            guard let passages = written[turn.call], !passages.isEmpty else { continue }
            let text = passages.map(\.text).joined(separator: "\n\n")
            let isPoor = turn.finish != nil && passages.reduce(0) { $0 + $1.words } * 3 < turn.askedWords
            if isPoor, scene == turn.scene, let last = messages.indices.last {
                messages[last].text += "\n\n" + text
            } else {
                messages += [Message(.user, turn.instruction), Message(.assistant, text)]
            }
            scene = turn.scene
        }
        return messages
    }

    private func windowed(_ instruction: String) -> String {
        var parts: [String] = []
        if !story.passages.isEmpty {
            let recent = recentPassages
            if let first = recent.first, first.position > (story.passages.first?.position ?? first.position) {
                parts.append("The story so far:\n" + soFar)
            }
            let known = known(besides: recent)
            if !known.isEmpty { parts.append("Established:\n" + known) }
            parts.append("The last part, word for word:\n" + recent.map(\.text).joined(separator: "\n\n"))
            parts.append("Go on from there without repeating any of it.")
        }
        parts.append(instruction)
        return parts.joined(separator: "\n\n")
    }

    /// The rolling summary; where it lags (another model took over), the plan of the finished scenes.
    private var soFar: String {
        guard story.summary.text.isEmpty, let outline = story.outline else { return story.summary.text }
        let finished = Set(story.scenes.map(\.number))
        return outline.scenes.filter { finished.contains($0.number) }.suffix(12)
            .map { PromptData.line($0.description) }
            .joined(separator: " ")
    }

    /// Whole paragraphs from the end, about `verbatimWords` of them.
    private var recentPassages: [Passage] {
        var words = 0
        var kept: [Passage] = []
        for passage in story.passages.reversed() {
            if words + passage.words > Self.verbatimWords, !kept.isEmpty { break }
            kept.append(passage)
            words += passage.words
        }
        return kept.reversed()
    }

    /// The newest 16 things established before the verbatim part, a line each.
    private func known(besides recent: [Passage]) -> String {
        guard let edge = recent.first?.position else { return "" }
        return story.bible.entries
            .filter { $0.source < edge }
            .suffix(16)
            .map { "- \(PromptData.line($0.name)): \(PromptData.line($0.detail))" }
            .joined(separator: "\n")
    }
}
