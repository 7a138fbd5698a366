import StoryDomain

/// What a run holds in memory: the story as stored, and what this run used. Confined to the run's task.
final class WritingSession {
    var story: Story
    var totals = RunTotals()
    /// The stream gates' memory of the story; filled lazily, paragraph by paragraph.
    var gateMemory: GateMemory
    /// The provider of the last call of this run; nil before the first.
    var provider: String?
    /// The models that answered in place of others in this run.
    var replaced: Set<String> = []
    /// Answers one after the other that were thoughts alone, though the model said that it was done.
    var silentAnswers = 0
    private var remembered = 0

    /// Begins with a story as it is stored.
    init(story: Story) {
        self.story = story
        gateMemory = GateMemory(language: story.brief.language)
    }

    /// The gates' memory, up to the last stored paragraph.
    func upToDateMemory() -> GateMemory {
        for passage in story.passages.dropFirst(remembered) {
            gateMemory.append(paragraph: passage.text, scene: passage.position.scene)
        }
        remembered = story.passages.count
        return gateMemory
    }
}
