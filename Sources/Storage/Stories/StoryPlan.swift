import StoryDomain

/// What is planned of a story, and how far each scene is written, without the text.
package struct StoryPlan: Sendable, Hashable {
    /// What the writer asked for.
    package var brief: Brief
    /// The setups that were offered.
    package var setupOptions: [SetupOption]
    /// What it is about; nil until it is there.
    package var premise: String?
    /// Its scenes; nil until they are planned.
    package var outline: Outline?
    /// The writer's wishes, oldest first.
    package var notes: [WriterNote]
    /// Words of each scene that has any, by its number.
    package var words: [Int: Int]
    /// Numbers of the scenes that are written to their end.
    package var written: Set<Int>

    /// Takes a plan's parts.
    init(
        brief: Brief, setupOptions: [SetupOption], premise: String?, outline: Outline?, notes: [WriterNote],
        words: [Int: Int], written: Set<Int>
    ) {
        self.brief = brief
        self.setupOptions = setupOptions
        self.premise = premise
        self.outline = outline
        self.notes = notes
        self.words = words
        self.written = written
    }

    /// What is planned of a story that was read whole.
    package init(of story: Story) {
        var words: [Int: Int] = [:]
        for passage in story.passages { words[passage.position.scene, default: 0] += passage.words }
        self.init(
            brief: story.brief, setupOptions: story.setupOptions, premise: story.premise, outline: story.outline,
            notes: story.notes, words: words, written: Set(story.scenes.map(\.number)))
    }

    /// The last scene that has text; 0 where none has.
    package var lastScene: Int { words.keys.max() ?? 0 }

    /// The plan as it stands after a change that leaves the text alone.
    func applying(_ change: StoryChange) -> StoryPlan {
        StoryPlan(
            brief: change.brief ?? brief, setupOptions: change.setupOptions ?? setupOptions,
            premise: change.premise ?? premise, outline: change.outline ?? outline, notes: change.notes ?? notes,
            words: words, written: written)
    }
}
