import FoundationEssentials
import Storage
import StoryDomain

extension StoryEdit {
    /// The writer's own text of a scene, paragraph by paragraph. A paragraph that stays as it is keeps its author, its call
    /// and its turn, so that the history changes no more than the text does.
    ///
    /// A scene that somebody typed alone counts as written. One that a run has begun and nobody has finished stays open as
    /// long as any of the run's paragraphs is in it.
    ///
    /// - Parameters:
    ///   - sitting: the sitting in which it was typed; texts of one sitting share a version.
    ///   - scene: what is stored, with its plan and turns.
    /// - Throws: `EditError.noScene`, `EditError.emptyText`.
    package static func replacing(
        with text: String, sitting: String? = nil, in scene: StoredScene, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard let plan = scene.plan else { throw .noScene(scene.number) }
        // A line of stars between two parts has no words and stays all the same.
        let paragraphs = Paragraphs.split(text).map { SceneDifference.Paragraph(typed: String($0)) }
        guard WordCount.words(in: text) > 0 else { throw .emptyText }
        var change = StoryChange(at: moment)
        let turn = scene.passages.isEmpty ? typedTurn(plan, in: scene, words: paragraphs) : nil
        put(paragraphs, into: scene, turn: turn?.call, because: .edited, sitting: sitting, in: &change)
        if let turn {
            change.turns = [turn]
            change.removedTurns = scene.turns
        }
        let text = scene.applying(change).passages
        if !scene.isWritten, text.allSatisfy({ $0.author == .person }) { close(scene, with: text, in: &change) }
        return change
    }

    /// The writer's own text of one paragraph. Empty lines in it make more paragraphs, and those behind it move on.
    ///
    /// - Parameters:
    ///   - sitting: as of a scene.
    ///   - scene: what is stored of its text.
    /// - Throws: `EditError.noPassage`, `EditError.emptyText`.
    package static func replacing(
        passage place: PassagePosition, with text: String, sitting: String? = nil, in scene: StoredScene,
        at moment: Date
    ) throws(EditError) -> StoryChange {
        guard let index = scene.passages.firstIndex(where: { $0.position == place }) else { throw .noPassage(place) }
        guard WordCount.words(in: text) > 0 else { throw .emptyText }
        var paragraphs = scene.passages.enumerated().map { SceneDifference.Paragraph($1, at: $0) }
        paragraphs.replaceSubrange(
            index...index, with: Paragraphs.split(text).map { SceneDifference.Paragraph(typed: String($0)) })
        var change = StoryChange(at: moment)
        put(paragraphs, into: scene, turn: nil, because: .edited, sitting: sitting, in: &change)
        return change
    }

    /// An older text of a scene, which then counts as written. Its paragraphs stand in the turns that they stood in; where one
    /// of these is forgotten, all stand in a new one.
    ///
    /// - Parameter scene: what is stored, with its plan and turns.
    /// - Throws: `EditError.noScene`.
    package static func restoring(
        _ version: SceneVersion, in scene: StoredScene, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard let plan = scene.plan else { throw .noScene(scene.number) }
        let paragraphs = version.passages.map { SceneDifference.Paragraph($0) }
        var change = StoryChange(at: moment)
        let isKnown = !scene.passages.isEmpty && version.passages.allSatisfy { scene.turns.contains($0.turn) }
        let turn = isKnown ? nil : typedTurn(plan, in: scene, words: paragraphs)
        put(paragraphs, into: scene, turn: turn?.call, because: .restored, in: &change)
        if let turn {
            change.turns = [turn]
            change.removedTurns = scene.turns
        }
        if !scene.isWritten { close(scene, with: version.passages, in: &change) }
        return change
    }

    /// Opens a scene to be written anew: its text becomes a version, and the story is one that is being written again.
    ///
    /// - Parameter note: what the writer wants of it; kept with the story.
    /// - Throws: `EditError.noScene`, `EditError.tooEarly` without an outline.
    package static func reopening(
        scene number: Int, note: String?, of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard let outline = story.outline else { throw .tooEarly(needs: "outline") }
        guard outline.scene(number) != nil else { throw .noScene(number) }
        var change = cleared(scene: number, reason: .regenerated, of: story, at: moment)
        change.reopenedScenes = [number]
        change.status = .writing
        if let note, WordCount.words(in: note) > 0 {
            change.notes = story.notes + [WriterNote(scene: number, text: note)]
        }
        return change
    }

    /// Puts a text in the place of a scene's, which becomes a version where anything of it changes.
    private static func put(
        _ paragraphs: [SceneDifference.Paragraph], into scene: StoredScene, turn: CallID?,
        because reason: SceneVersion.Reason, sitting: String? = nil, in change: inout StoryChange
    ) {
        let difference = SceneDifference(from: scene.passages, to: paragraphs, scene: scene.number, turn: turn)
        difference.apply(to: &change)
        guard !scene.passages.isEmpty, !difference.isEmpty else { return }
        change.versions = [
            SceneVersion(
                scene: scene.number, reason: reason, passages: scene.passages, createdAt: change.at, sitting: sitting)
        ]
    }

    /// The turn that stands in the history for a text which no call wrote as it is, so that the model goes on from it.
    private static func typedTurn(
        _ plan: ScenePlan, in scene: StoredScene, words paragraphs: [SceneDifference.Paragraph]
    ) -> WritingTurn {
        WritingTurn(
            call: .random(), scene: scene.number, purpose: scene.isLast ? .ending : .scene,
            instruction: "Scene \(scene.number): \(PromptData.line(plan.title)).",
            askedWords: paragraphs.reduce(0) { $0 + $1.words }, finish: "stop")
    }

    /// Has a scene count as written.
    private static func close(_ scene: StoredScene, with passages: [Passage], in change: inout StoryChange) {
        change.scenes = [
            SceneRecord(
                number: scene.number, budget: passages.reduce(0) { $0 + $1.words }, gateClosings: 0, lastFinish: "stop")
        ]
    }

    /// Paragraphs as those of scene `number`, from its first on, in the turn that stands for them there. They may come from
    /// another scene, or from one that had another number; who wrote them, and in which call, goes with them.
    static func numbered(_ passages: some Sequence<Passage>, scene number: Int, turn: CallID) -> [Passage] {
        passages.enumerated().map { index, passage in
            var kept = passage
            kept.position = PassagePosition(scene: number, paragraph: index + 1)
            kept.turn = turn
            return kept
        }
    }

    /// Takes a scene's text out and keeps it as a version, where there is any.
    private static func cleared(
        scene number: Int, reason: SceneVersion.Reason, of story: Story, at moment: Date
    ) -> StoryChange {
        var change = StoryChange(at: moment)
        let passages = story.passages(inScene: number)
        if !passages.isEmpty {
            change.versions = [SceneVersion(scene: number, reason: reason, passages: passages, createdAt: moment)]
        }
        change.removedPassages = passages.map(\.position)
        change.removedTurns = story.turns.filter { $0.scene == number }.map(\.call)
        return change
    }
}
