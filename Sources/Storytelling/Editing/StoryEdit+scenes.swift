import FoundationEssentials
import Storage
import StoryDomain

extension StoryEdit {
    /// The writer's own text of a scene, paragraph by paragraph. A paragraph that stays as it is keeps its author.
    ///
    /// - Parameter sitting: the sitting in which it was typed; texts of one sitting share a version.
    /// - Throws: `EditError.noScene`, `EditError.emptyText`.
    package static func replacing(
        scene number: Int, with text: String, sitting: String? = nil, of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        // A line of stars between two parts has no words and stays all the same.
        let paragraphs = Paragraphs.split(text).map(String.init)
        guard WordCount.words(in: text) > 0 else { throw .emptyText }
        var known = Dictionary(
            story.passages(inScene: number).map { ($0.text, $0.author) }, uniquingKeysWith: { first, _ in first })
        let person = Passage.Author.person()
        let passages = paragraphs.enumerated().map { index, text in
            Passage(
                position: PassagePosition(scene: number, paragraph: index + 1), text: text,
                words: WordCount.words(in: text), author: known.removeValue(forKey: text) ?? person)
        }
        var change = try settingText(passages, ofScene: number, reason: .edited, of: story, at: moment)
        for index in change.versions.indices { change.versions[index].sitting = sitting }
        return change
    }

    /// The writer's own text of one paragraph.
    ///
    /// - Parameter sitting: as of a scene.
    /// - Throws: `EditError.noPassage`, `EditError.emptyText`.
    package static func replacing(
        passage place: PassagePosition, with text: String, sitting: String? = nil, of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        let passages = story.passages(inScene: place.scene)
        guard passages.contains(where: { $0.position == place }) else { throw .noPassage(place) }
        guard WordCount.words(in: text) > 0 else { throw .emptyText }
        let whole = passages.map { $0.position == place ? text : $0.text }.joined(separator: "\n\n")
        return try replacing(scene: place.scene, with: whole, sitting: sitting, of: story, at: moment)
    }

    /// An older text of a scene.
    ///
    /// - Throws: `EditError.noScene`.
    package static func restoring(
        _ version: SceneVersion, of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        try settingText(version.passages, ofScene: version.scene, reason: .restored, of: story, at: moment)
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

    /// Puts `passages` in place of a scene's text. The scene counts as written, with one turn that stands for it in the
    /// history, so that the model goes on from what the writer left.
    private static func settingText(
        _ passages: [Passage], ofScene number: Int, reason: SceneVersion.Reason, of story: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        guard let plan = story.outline?.scene(number) else { throw .noScene(number) }
        var change = cleared(scene: number, reason: reason, of: story, at: moment)
        let isLast = number == story.outline?.sceneCount
        let call = CallID.random()
        change.passages = numbered(passages, scene: number, call: call)
        let words = passages.reduce(0) { $0 + $1.words }
        change.turns = [
            WritingTurn(
                call: call, scene: number, purpose: isLast ? .ending : .scene,
                instruction: "Scene \(number): \(PromptData.line(plan.title)).", askedWords: words, finish: "stop")
        ]
        if !story.scenes.contains(where: { $0.number == number }) {
            change.scenes = [SceneRecord(number: number, budget: words, gateClosings: 0, lastFinish: "stop")]
        }
        return change
    }

    /// Paragraphs as those of scene `number`, from its first on, with the call that stands for them. They may come from
    /// another scene, or from one that had another number.
    static func numbered(_ passages: some Sequence<Passage>, scene number: Int, call: CallID) -> [Passage] {
        passages.enumerated().map { index, passage in
            var kept = passage
            kept.position = PassagePosition(scene: number, paragraph: index + 1)
            kept.author.call = call
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
