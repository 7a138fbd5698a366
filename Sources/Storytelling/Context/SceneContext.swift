import LanguageModels
import StoryDomain

/// Puts the prompt for prose together: stable prefix, history, instruction.
struct SceneContext {
    private let story: Story
    private let strategy: ContextStrategy
    private let window: ContextWindow

    /// Prepares the context of `story`.
    ///
    /// - Parameter scene: the scene to be written; what stands behind it is not shown, so that a scene which is written
    ///   anew in the middle goes on from the one before it. Nil takes the whole story.
    /// - Parameter window: how much is shown.
    init(story: Story, strategy: ContextStrategy, scene: Int? = nil, window: ContextWindow = .usual) {
        var shown = story
        if let scene, let last = story.passages.last?.position.scene, last > scene {
            shown.passages.removeAll { $0.position.scene > scene }
            shown.scenes.removeAll { $0.number > scene }
            // It tells of scenes that are yet to come.
            if story.summary.throughScene >= scene { shown.summary = Summary() }
        }
        self.story = shown
        self.strategy = strategy
        self.window = window
    }

    /// The messages that end with `instruction`, with as much of the story as fits beside an answer of `output` tokens:
    /// the whole history where that is the strategy and it fits, else the largest window that does. The smallest window is
    /// taken where none fits: our count is on the high side, and the server has the last word.
    static func fitted(
        _ story: Story, strategy: ContextStrategy, scene: Int, instruction: String, output: Int, in room: ModelRoom
    ) -> [Message] {
        var messages = SceneContext(story: story, strategy: strategy, scene: scene).messages(instruction: instruction)
        if room.fits(messages, output: output) { return messages }
        let windows = strategy == .window ? ContextWindow.all[1...] : ContextWindow.all[...]
        for window in windows {
            messages = SceneContext(story: story, strategy: .window, scene: scene, window: window)
                .messages(instruction: instruction)
            if room.fits(messages, output: output) { break }
        }
        return messages
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
            parts.append(
                "Title: \(PromptData.line(outline.title))\n\nOutline\n\(OutlineDigest.text(of: outline, most: window.digestCharacters))"
            )
        }
        return parts.joined(separator: "\n\n")
    }

    /// Every exchange so far: the instruction as it was sent, and what was kept of the answer. What is left of an
    /// answer that came out poor (less than a third of what was asked) stands behind the scene's answer before it,
    /// without its instruction: a history of scraps teaches a model to write scraps.
    private var history: [Message] {
        let written = Dictionary(grouping: story.passages, by: \.turn)
        var messages: [Message] = []
        var scene: Int?
        // A scene that was written anew, or moved, has younger turns than those behind it.
        let turns = story.turns.enumerated().sorted { ($0.element.scene, $0.offset) < ($1.element.scene, $1.offset) }
        for (_, turn) in turns {
            guard let passages = written[turn.call], !passages.isEmpty else { continue }
            let text = PromptData.unmarked(passages.map(\.text).joined(separator: "\n\n"))
            let isPoor = turn.finish != nil && passages.reduce(0) { $0 + $1.words } * 3 < turn.askedWords
            if isPoor, scene == turn.scene, let last = messages.indices.last {
                messages[last].text += "\n\n" + text
            } else {
                messages += [Message(.user, PromptData.unmarked(turn.instruction)), Message(.assistant, text)]
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
            let last = PromptData.unmarked(recent.map(\.text).joined(separator: "\n\n"))
            parts.append("The last part, word for word:\n" + last)
            parts.append("Go on from there without repeating any of it.")
        }
        parts.append(instruction)
        return parts.joined(separator: "\n\n")
    }

    /// The rolling summary; where it lags (another model took over), the plan of the finished scenes.
    private var soFar: String {
        guard story.summary.text.isEmpty, let outline = story.outline else {
            return PromptData.unmarked(RollingSummary.newest(story.summary.text, words: window.summaryWords))
        }
        let finished = Set(story.scenes.map(\.number))
        let told = outline.scenes.filter { finished.contains($0.number) }.suffix(12)
            .map { PromptData.line($0.description) }
        guard window != .usual else { return told.joined(separator: " ") }
        return RollingSummary.newest(told.joined(separator: "\n"), words: window.summaryWords)
    }

    /// Whole paragraphs from the end, about as many words as the window has. In a small window a long last paragraph is
    /// shown by its last sentences.
    private var recentPassages: [Passage] {
        var words = 0
        var kept: [Passage] = []
        for passage in story.passages.reversed() {
            if words + passage.words > window.verbatimWords, !kept.isEmpty { break }
            if window != .usual, passage.words > window.verbatimWords * 3 / 2 {
                return [passage.end(words: window.verbatimWords)]
            }
            kept.append(passage)
            words += passage.words
        }
        return kept.reversed()
    }

    /// The newest things established before the verbatim part, a line each.
    private func known(besides recent: [Passage]) -> String {
        guard let edge = recent.first?.position else { return "" }
        return story.bible.entries
            .filter { $0.source < edge }
            .suffix(window.facts)
            .map { "- \(PromptData.line($0.name)): \(PromptData.line($0.detail))" }
            .joined(separator: "\n")
    }
}

extension Passage {
    /// This passage by its last sentences of about `words` words; at least one.
    fileprivate func end(words: Int) -> Passage {
        var kept: [Substring] = []
        var count = 0
        for sentence in Sentences.split(text).reversed() {
            count += WordCount.words(in: sentence)
            if count > words, !kept.isEmpty { break }
            kept.append(sentence)
        }
        var passage = self
        passage.text = kept.reversed().joined(separator: " ")
        passage.words = WordCount.words(in: passage.text)
        return passage
    }
}
