import StoryDomain

/// What of a story is shown to the copilot: the scene that is talked about word for word, and of all before it what is
/// noted and where the people of the question are named. Later scenes are left out, so that what somebody knows here is
/// not answered from there.
struct CopilotMaterial {
    let story: Story
    let budget: CopilotBudget
    /// The scene that is talked about; nil where the story has none.
    let scene: Int?
    /// The paragraph in which the caret stands.
    let paragraph: Int?
    /// Paragraphs get their numbers, so that the model can name one.
    let numbersParagraphs: Bool

    /// Words that stand beside the number of a scene.
    private static let sceneWords: Set<String> = [
        "chapter", "scene", "part", "act", "kapitel", "szene", "teil", "chapitre", "scène", "partie", "capítulo",
        "escena", "parte", "cena", "capitolo", "scena", "hoofdstuk", "rozdział", "глава", "главу", "главе", "сцена",
        "сцену", "сцене", "章", "第", "幕", "장",
    ]

    /// The scene that a question is about: the one that it names by number or title, else the open one, else the last one
    /// that is written. Other numbers ("the 2 brothers") count only where no scene is open.
    static func scene(of question: String, open: Int?, in story: Story) -> Int? {
        let scenes = story.outline?.scenes ?? []
        func isScene(_ number: Int) -> Bool { scenes.contains { $0.number == number } }
        let words = WordCount.tokens(in: question).map { WordCount.folded($0) }
        let numbered = words.enumerated().compactMap { place, word in Int(word).map { (place, $0) } }
            .filter { isScene($0.1) }
        let named = numbered.first { place, _ in
            [place - 1, place + 1].contains { words.indices.contains($0) && sceneWords.contains(words[$0]) }
        }
        if let named { return named.1 }
        let folded = " " + words.joined(separator: " ") + " "
        let titled = scenes.first { plan in
            let title = WordCount.tokens(in: plan.title).map { WordCount.folded($0) }
            return title.count > 1 && folded.contains(" " + title.joined(separator: " ") + " ")
        }
        if let titled { return titled.number }
        if let open, isScene(open) { return open }
        return numbered.first?.1 ?? story.passages.last?.position.scene ?? scenes.first?.number
    }

    /// The material for a question, as a block of data.
    func text(for question: String) -> String {
        [place, notes, mentions(of: question), sceneText].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var place: String {
        guard let scene, let plan = story.outline?.scene(scene) else { return "Nothing is planned or written yet." }
        let written = Set(story.passages.map(\.position.scene)).count
        let count = story.outline?.sceneCount ?? 0
        return "Scenes with text: \(written) of \(count). The writer looks at scene \(scene) "
            + "(“\(PromptData.clipped(plan.title, to: 120))”); “here” means this scene."
    }

    /// What was established by the end of the scene, newest last, as much as fits.
    private var notes: String {
        let known = story.bible.entries.filter { $0.source.scene <= scene ?? .max }
        let lines = known.map { entry in
            "- \(PromptData.line(entry.name)): \(PromptData.clipped(entry.detail, to: 200)) (scene \(entry.source.scene))"
        }
        let kept = Self.newest(lines, within: budget.notes)
        return kept.isEmpty ? "" : "Established by the end of scene \(scene ?? 0):\n" + kept.joined(separator: "\n")
    }

    /// Paragraphs of earlier scenes that name somebody of the question, newest last, as much as fits.
    private func mentions(of question: String) -> String {
        guard let scene else { return "" }
        let asked = Set(WordCount.tokens(in: question).map { WordCount.folded($0) })
        let names = story.cast.flatMap { WordCount.tokens(in: $0) }
            .filter { $0.count > 1 && asked.contains(WordCount.folded($0)) }
        guard !names.isEmpty else { return "" }
        let swap = NameSwap(names.map { (String($0), "") }, language: story.brief.language)
        let found = story.passages.filter { $0.position.scene < scene && swap.applied(to: $0.text) != nil }
        let lines = found.map { "(scene \($0.position.scene)) " + PromptData.clipped($0.text, to: budget.mentions / 2) }
        let kept = Self.newest(lines, within: budget.mentions)
        return kept.isEmpty ? "" : "From earlier scenes:\n" + kept.joined(separator: "\n")
    }

    /// The scene's text, or of a long one the part around the caret, else its beginning and its end.
    private var sceneText: String {
        guard let scene else { return "" }
        let passages = story.passages(inScene: scene)
        guard !passages.isEmpty else { return "Scene \(scene) has no text yet." }
        let lines = passages.map { passage in
            (numbersParagraphs ? "[\(passage.position.paragraph)] " : "") + PromptData.line(passage.text)
        }
        let caret = paragraph.flatMap { number in passages.firstIndex { $0.position.paragraph == number } }
        var text = "Scene \(scene), word for word:\n" + Self.window(lines, around: caret, within: budget.scene)
        if numbersParagraphs, let paragraph, caret != nil { text += "\nThe caret stands in paragraph [\(paragraph)]." }
        return text
    }

    /// The last lines that fit.
    private static func newest(_ lines: [String], within most: Int) -> [String] {
        var left = most
        let kept = lines.reversed().prefix { line in
            left -= line.count + 1
            return left >= 0
        }
        return kept.reversed()
    }

    private static func window(_ lines: [String], around caret: Int?, within most: Int) -> String {
        let total = lines.reduce(0) { $0 + $1.count + 1 }
        guard total > most else { return lines.joined(separator: "\n") }
        var kept: Set<Int> = []
        var left = most
        func keep(_ index: Int) -> Bool {
            guard lines.indices.contains(index), !kept.contains(index) else { return true }
            guard lines[index].count < left else { return false }
            left -= lines[index].count + 1
            kept.insert(index)
            return true
        }
        // Outwards from the caret; without one, from both ends inwards, the end first since it is what goes on.
        for step in 0..<lines.count {
            let next = caret.map { [$0 + step, $0 - step] } ?? [lines.count - 1 - step, step]
            if !next.allSatisfy(keep) { break }
        }
        guard !kept.isEmpty else { return String(lines[caret ?? 0].prefix(most)) + " […]" }
        var text: [String] = []
        for index in lines.indices {
            if kept.contains(index) {
                text.append(lines[index])
            } else if text.last != "[…]" {
                text.append("[…]")
            }
        }
        return text.joined(separator: "\n")
    }
}
