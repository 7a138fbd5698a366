import FoundationEssentials

/// A stored story: its own checkpoint. What is to be done next follows from this value alone.
package struct Story: Hashable, Sendable, Codable {
    package var id: StoryID
    /// What the story is called in the file that it came from, and so in those that it is exported to; nil where it
    /// came from none. Apart from `id`, so that importing a file says nothing about which ids are taken.
    package var documentID: StoryID?
    package var brief: Brief
    /// The setups offered for a bare idea; empty until then.
    package var setupOptions: [SetupOption]
    package var premise: String?
    package var outline: Outline?
    package var bible: Bible
    /// What the writer asked for along the way, oldest first.
    package var notes: [WriterNote]
    /// What happened so far, in at most 500 words; kept for the windowed context.
    package var summary: Summary
    /// All paragraphs, in order of position.
    package var passages: [Passage]
    /// All calls for prose, in the order in which they were made.
    package var turns: [WritingTurn]
    /// Scenes written to their end, with what became of each.
    package var scenes: [SceneRecord]
    package var status: StoryStatus
    package var createdAt: Date
    package var updatedAt: Date

    /// A new story that has only its brief; `createdAt` is rounded to microseconds, as it is stored.
    package init(id: StoryID, brief: Brief, notes: [WriterNote] = [], createdAt: Date) {
        self.id = id
        self.documentID = nil
        self.brief = brief
        self.setupOptions = []
        self.premise = nil
        self.outline = nil
        self.bible = Bible()
        self.notes = notes
        self.summary = Summary()
        self.passages = []
        self.turns = []
        self.scenes = []
        self.status = .writing
        self.createdAt = createdAt.roundedToMicroseconds
        self.updatedAt = self.createdAt
    }

    /// What the story is called in files, from one export to the next and across imports.
    package var exportedID: StoryID { documentID ?? id }

    /// The writer's title, else the outline's, else the beginning of the idea.
    package var title: String {
        if let given = brief.title, !given.isEmpty { return given }
        if let planned = outline?.title, !planned.isEmpty { return planned }
        let idea = brief.idea.isEmpty ? brief.setup.plotElements : brief.idea
        return idea.count > 60 ? String(idea.prefix(57)) + "…" : idea
    }

    /// Words written so far.
    package var words: Int { passages.reduce(0) { $0 + $1.words } }

    /// The paragraphs of scene `number`, in order.
    package func passages(inScene number: Int) -> [Passage] {
        passages.filter { $0.position.scene == number }
    }

    /// Words written in scene `number`.
    package func words(inScene number: Int) -> Int {
        passages.reduce(0) { $0 + ($1.position.scene == number ? $1.words : 0) }
    }

    /// The turn in which the last paragraph stands; a turn that left nothing in the story does not count.
    package var lastTurn: WritingTurn? {
        passages.last.flatMap { last in turns.last { $0.call == last.turn } }
    }
}
