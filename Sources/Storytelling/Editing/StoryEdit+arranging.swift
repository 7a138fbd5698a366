import FoundationEssentials
import Storage
import StoryDomain

extension StoryEdit {
    /// The writer's own outline, in which scenes say which of the old ones they are: texts, notes and versions move with
    /// them. The text of a scene that is left out, joined or split is kept as a version.
    ///
    /// - Throws: `EditError.sceneCount`, `EditError.scenePlace`.
    package static func arranging(
        title: String, scenes: [ArrangedScene], of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard (1...Outline.mostScenes).contains(scenes.count) else { throw .sceneCount(scenes.count) }
        let arrangement = try Arrangement(scenes, of: story)
        var change = StoryChange(at: moment)
        let plans = scenes.enumerated().map { plan($1, number: $0 + 1, arrangement.parts[$0], of: story) }
        change.outline = Outline(title: title, scenes: sharing(story.brief.length.words, among: plans))
        keepVersions(arrangement, of: story, in: &change)
        moveTexts(arrangement, of: story, in: &change)
        moveNotes(arrangement, of: story, in: &change)
        let after = change.applied(to: story)
        if let summary = summary(after: arrangement, of: after) { change.summary = summary }
        if story.status != .writing, plans.contains(where: { after.words(inScene: $0.number) == 0 }) {
            change.status = .writing
        }
        return change
    }

    /// The plan of a new scene: the old one's, or that of two joined, with what the writer says put in.
    private static func plan(
        _ scene: ArrangedScene, number: Int, _ parts: [Arrangement.Part], of story: Story
    ) -> ScenePlan {
        var plan = ScenePlan(number: number, title: "", description: "")
        let old = parts.compactMap { story.outline?.scene($0.scene) }
        if let first = old.first {
            plan = first
            if scene.startsAt != nil {
                plan = ScenePlan(number: 0, title: first.title, description: "", characters: first.characters)
            }
            for next in old.dropFirst() {
                plan.description = [plan.description, next.description].filter { !$0.isEmpty }.joined(separator: " ")
                plan.keyEvents += next.keyEvents
                plan.characters += next.characters.filter { !plan.characters.contains($0) }
                plan.wordBudget += next.wordBudget
                plan.exitState = next.exitState
            }
        }
        scene.change(&plan)
        plan.number = number
        return plan
    }

    /// Older texts go with their scenes; the text of a scene that is no longer what it was becomes one.
    private static func keepVersions(_ arrangement: Arrangement, of story: Story, in change: inout StoryChange) {
        func keep(_ scene: Int, in number: Int, because reason: SceneVersion.Reason) {
            let passages = story.passages(inScene: scene)
            guard !passages.isEmpty else { return }
            change.versions.append(
                SceneVersion(scene: number, reason: reason, passages: passages, createdAt: change.at))
        }
        change.movedScenes = arrangement.numbers
        for (index, parts) in arrangement.parts.enumerated() where parts.count > 1 {
            for part in parts { keep(part.scene, in: index + 1, because: .merged) }
        }
        let merged = Set(arrangement.parts.filter { $0.count > 1 }.compactMap(\.first?.scene))
        for scene in arrangement.split.subtracting(merged).sorted() {
            keep(scene, in: arrangement.numbers[scene] ?? 1, because: .split)
        }
        for scene in arrangement.removed {
            let number = arrangement.keeper(of: scene)
            change.movedScenes[scene] = number
            keep(scene, in: number, because: .removed)
        }
        change.movedScenes = change.movedScenes.filter { $0.key != $0.value }
    }

    /// Paragraphs, turns and records of all scenes that are not where and what they were. A text that moves has one turn
    /// that stands for it in the history, as a typed one has: those in which it stood speak of other numbers. Who wrote
    /// each paragraph, and in which call, goes with it.
    private static func moveTexts(_ arrangement: Arrangement, of story: Story, in change: inout StoryChange) {
        let count = arrangement.parts.count
        let kept = Set((1...count).filter(arrangement.isUntouched))
        let records = Dictionary(story.scenes.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let old = Dictionary(grouping: story.passages, by: \.position.scene)
        change.removedPassages = story.passages.map(\.position).filter { !kept.contains($0.scene) }
        change.removedTurns = story.turns.filter { !kept.contains($0.scene) }.map(\.call)
        change.reopenedScenes = story.scenes.map(\.number).filter { !kept.contains($0) }
        for number in 1...count where !kept.contains(number) {
            let parts = arrangement.parts[number - 1]
            let passages = parts.flatMap { part in (old[part.scene] ?? [])[part.paragraphs] }
            guard let last = parts.last, !passages.isEmpty else { continue }
            let isWhole = parts.allSatisfy { part in
                records[part.scene] != nil || part.paragraphs.upperBound < old[part.scene]?.count ?? 0
            }
            let words = passages.reduce(0) { $0 + $1.words }
            let finish = story.turns.last { $0.scene == last.scene }?.finish ?? "stop"
            let turn = WritingTurn(
                call: .random(), scene: number, purpose: number == count && isWhole ? .ending : .scene,
                instruction: "Scene \(number): \(PromptData.line(change.outline?.scenes[number - 1].title ?? "")).",
                askedWords: words, finish: isWhole ? "stop" : finish)
            change.turns.append(turn)
            change.passages += numbered(passages, scene: number, turn: turn.call)
            if isWhole {
                let own = arrangement.split.contains(last.scene) ? [] : parts.compactMap { records[$0.scene] }
                change.scenes.append(
                    SceneRecord(
                        number: number, budget: own.isEmpty ? words : own.reduce(0) { $0 + $1.budget },
                        gateClosings: own.reduce(0) { $0 + $1.gateClosings },
                        lastFinish: own.last?.lastFinish ?? "stop"))
            }
        }
    }

    private static func moveNotes(_ arrangement: Arrangement, of story: Story, in change: inout StoryChange) {
        let notes = story.notes.compactMap { note -> WriterNote? in
            guard let scene = note.scene else { return note }
            return arrangement.numbers[scene].map { WriterNote(scene: $0, text: note.text) }
        }
        if notes != story.notes { change.notes = notes }
        let entries = story.bible.entries.compactMap { entry -> Bible.Entry? in
            guard let source = arrangement.position(of: entry.source) else { return nil }
            var moved = entry
            moved.source = source
            return moved
        }
        if entries != story.bible.entries { change.bible = Bible(entries: entries) }
    }

    /// The summary anew out of the plans, where it tells of scenes that are elsewhere now; nil where it still holds.
    private static func summary(after arrangement: Arrangement, of story: Story) -> Summary? {
        let told = story.summary.throughScene
        guard told > 0 else { return nil }
        let holds = told <= arrangement.parts.count && (1...told).allSatisfy(arrangement.isUntouched)
        guard !holds else { return nil }
        let written = Set(story.scenes.map(\.number))
        let through = (1...arrangement.parts.count).prefix { written.contains($0) }
        return through.reduce(Summary()) { summary, number in
            let text = SceneDelta.fromPlan(scene: number, of: story).summary
            return RollingSummary.adding(text, ofScene: number, to: summary)
        }
    }
}
