import Publishing
import StoryDomain
import Storytelling

/// Holds a story from a file to the limits of what is typed: what no story of ours can have would trouble those who read
/// it later.
struct ImportCheck {
    /// No number in a story is larger; sums of them stay far from where numbers end.
    private static let largestNumber = 1_000_000_000_000
    /// The most entries of a list that is not counted otherwise.
    private static let mostEntries = 100_000

    private let story: Story
    private let ledger: [LedgerLine]

    /// Takes what was read.
    init(_ story: Story, _ ledger: [LedgerLine]) {
        self.story = story
        self.ledger = ledger
    }

    /// Checks everything.
    ///
    /// - Throws: `ExportError.field`.
    func run() throws(ExportError) {
        try text(story.id.rawValue, "story.id", atMost: PlainID.longest)
        try text(story.brief.title ?? "", "story.brief.title", atMost: Schema.mostName)
        try text(story.premise ?? "", "story.premise")
        try text(story.summary.text, "story.summary.text")
        try checkSetups()
        try checkOutline()
        try checkNotes()
        try checkPassages()
        try checkBooks()
    }

    private func checkSetups() throws(ExportError) {
        try count(story.setupOptions.count, "story.setup_options", atMost: 100)
        for (index, option) in story.setupOptions.enumerated() {
            let path = "story.setup_options[\(index)]"
            try text(option.premise, "\(path).premise")
            try text(option.reasoning, "\(path).reasoning")
            for field in option.setup.fields { try text(field.text, "\(path).setup.\(field.name)") }
        }
    }

    private func checkOutline() throws(ExportError) {
        guard let outline = story.outline else { return }
        try text(outline.title, "story.outline.title")
        try count(outline.scenes.count, "story.outline.scenes", atMost: Outline.mostScenes)
        try number(outline.sceneCount, "story.outline.scene_count", atMost: Outline.mostScenes)
        for (index, plan) in outline.scenes.enumerated() {
            let path = "story.outline.scenes[\(index)]"
            guard plan.number == index + 1 else { throw .field("\(path).number", problem: "must be \(index + 1)") }
            try number(plan.wordBudget, "\(path).word_budget")
            try count(plan.keyEvents.count, "\(path).key_events", atMost: 1_000)
            try count(plan.characters.count, "\(path).characters", atMost: 1_000)
            let texts = [
                plan.title, plan.description, plan.entryState, plan.exitState, plan.imagePrompt, plan.narration,
            ]
            for told in texts + plan.keyEvents + plan.characters { try text(told, path) }
        }
    }

    private func checkNotes() throws(ExportError) {
        try count(story.notes.count, "story.notes", atMost: Self.mostEntries)
        for (index, note) in story.notes.enumerated() {
            try text(note.text, "story.notes[\(index)].text", atMost: WriterNote.longest)
        }
        try count(story.bible.entries.count, "story.bible", atMost: Self.mostEntries)
        for (index, entry) in story.bible.entries.enumerated() {
            try text(entry.name, "story.bible[\(index)].name")
            try text(entry.detail, "story.bible[\(index)].detail")
            try number(entry.source.scene, "story.bible[\(index)].source.scene")
            try number(entry.source.paragraph, "story.bible[\(index)].source.paragraph")
        }
        try number(story.summary.throughScene, "story.summary.through_scene", atMost: Outline.mostScenes)
    }

    /// Paragraphs are numbered from 1 in each scene, and none is more than one.
    private func checkPassages() throws(ExportError) {
        try count(story.passages.count, "story.passages", atMost: Self.mostEntries)
        var counts: [Int: Int] = [:]
        for passage in story.passages { counts[passage.position.scene, default: 0] += 1 }
        for (index, passage) in story.passages.enumerated() {
            let path = "story.passages[\(index)]"
            try number(passage.position.scene, "\(path).position.scene", atMost: Outline.mostScenes)
            guard passage.position.paragraph <= counts[passage.position.scene, default: 0] else {
                throw .field("\(path).position.paragraph", problem: "leaves a gap before it")
            }
            try text(passage.text, "\(path).text", atMost: Schema.mostSceneText)
            guard Paragraphs.split(passage.text).count <= 1 else {
                throw .field("\(path).text", problem: "has a line break: make two paragraphs of it")
            }
            try number(passage.words, "\(path).words", atMost: Schema.mostSceneText)
        }
    }

    private func checkBooks() throws(ExportError) {
        try count(story.turns.count, "story.turns", atMost: Self.mostEntries)
        for (index, turn) in story.turns.enumerated() {
            try number(turn.scene, "story.turns[\(index)].scene", atMost: Outline.mostScenes)
            try number(turn.askedWords, "story.turns[\(index)].asked_words")
            try text(turn.instruction, "story.turns[\(index)].instruction", atMost: Schema.mostSceneText)
        }
        for (index, scene) in story.scenes.enumerated() {
            try number(scene.number, "story.scenes[\(index)].number", atMost: Outline.mostScenes)
            try number(scene.budget, "story.scenes[\(index)].budget")
            try number(scene.gateClosings, "story.scenes[\(index)].gate_closings")
        }
        for (index, line) in ledger.enumerated() {
            let figures = [
                line.usage.prompt, line.usage.cached, line.usage.cacheWritten, line.usage.thinking, line.usage.output,
                line.keptWords, line.discardedWords, line.askedWords ?? 0, line.scene ?? 0,
            ]
            for figure in figures { try number(figure, "ledger[\(index)]") }
        }
    }

    private func text(_ text: String, _ path: String, atMost most: Int = Schema.mostText) throws(ExportError) {
        guard text.unicodeScalars.count > most else { return }
        throw .field(path, problem: "has a text of more than \(most) characters")
    }

    private func number(_ number: Int, _ path: String, atMost most: Int = largestNumber) throws(ExportError) {
        guard !(0...most).contains(number) else { return }
        throw .field(path, problem: "holds a number that is not from 0 to \(most)")
    }

    private func count(_ count: Int, _ path: String, atMost most: Int) throws(ExportError) {
        guard count > most else { return }
        throw .field(path, problem: "has more than \(most) entries")
    }
}
