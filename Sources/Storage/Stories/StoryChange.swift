import FoundationEssentials
import StoryDomain

/// What one step adds to a stored story: committed whole or not at all.
///
/// A part that is left nil or empty stays as it is.
package struct StoryChange: Sendable, Hashable {
    /// The moment of the change; becomes the story's `updatedAt`.
    package var at: Date
    package var brief: Brief?
    package var setupOptions: [SetupOption]?
    package var premise: String?
    package var outline: Outline?
    package var bible: Bible?
    package var notes: [WriterNote]?
    package var summary: Summary?
    package var status: StoryStatus?
    package var isFavorite: Bool?
    /// Why brief, setups, premise and outline make room in this change: what stood there is kept as a version.
    package var planReason: PlanVersion.Reason
    /// The sitting in which they were typed, where a client named one; parts of one sitting share a version.
    package var planSitting: String?
    /// Parts that a model made and that could not be put in place: kept as versions, while the story stays as it is.
    package var offered: [PlanPart]
    /// Where the older texts of scenes go, from each scene's number to its new one; the numbers of scenes that stay as
    /// they are need not be here. Done before `versions` are put in. For versions alone: paragraphs are moved by
    /// `removedPassages` and `passages`.
    package var movedScenes: [Int: Int]
    /// Texts that make room in this change, kept beside the story; numbered when they are stored.
    package var versions: [SceneVersion]
    /// Calls whose turns are forgotten, since what they wrote is no longer there.
    package var removedTurns: [CallID]
    /// Scenes that are open again: their records go.
    package var reopenedScenes: [Int]
    /// Paragraphs that are taken out before `passages` are put in; each must be stored.
    package var removedPassages: [PassagePosition]
    /// Paragraphs that get other numbers within their scene, after `removedPassages` are out: what is not touched of a text
    /// is moved aside and not written anew.
    package var shiftedPassages: [PassageShift]
    /// Paragraphs that get another text, author or turn, at the positions that they have after `shiftedPassages`.
    package var changedPassages: [PassageChange]
    /// Finished paragraphs to insert; no position may be taken.
    package var passages: [Passage]
    /// Calls for prose: to append, or to say how the stored one of that call ended.
    package var turns: [WritingTurn]
    /// Scenes to insert, or to replace where their number is stored.
    package var scenes: [SceneRecord]
    /// Ledger lines to open, or to settle where their call is stored as open.
    package var ledger: [LedgerLine]
    /// The most that the lines of `ledger` which open a call can come to. For a `StepClause`; not stored by itself.
    package var reserves: [CallReserve]
    /// Events to append to the log.
    package var events: [RunEvent]

    /// A change that changes nothing but the moment, rounded to microseconds as it is stored.
    package init(at moment: Date) {
        self.at = moment.roundedToMicroseconds
        self.planReason = .edited
        self.offered = []
        self.movedScenes = [:]
        self.versions = []
        self.removedTurns = []
        self.reopenedScenes = []
        self.removedPassages = []
        self.shiftedPassages = []
        self.changedPassages = []
        self.passages = []
        self.turns = []
        self.scenes = []
        self.ledger = []
        self.reserves = []
        self.events = []
    }

    /// Whether it only keeps the books, or what was offered: the story is then as it was, and so are its revision and its
    /// `updatedAt`.
    package var isBookkeeping: Bool {
        guard !ledger.isEmpty || !offered.isEmpty else { return false }
        var rest = self
        rest.ledger = []
        rest.reserves = []
        rest.offered = []
        return rest == StoryChange(at: at)
    }

    /// By how many words the story grows through what is inserted and changed; what is removed does not count.
    var addedWords: Int {
        passages.reduce(0) { $0 + $1.words } + changedPassages.reduce(0) { $0 + $1.passage.words - $1.wordsBefore }
    }

    /// Paragraphs in order as they stand after this change.
    ///
    /// - Parameter stored: those of the story, or of the only scene whose text changes.
    func passages(after stored: [Passage]) -> [Passage] {
        var result = stored
        if !removedPassages.isEmpty {
            let removed = Set(removedPassages)
            result.removeAll { removed.contains($0.position) }
        }
        // Both are in order, so one walk finds the shift of each paragraph.
        var shifts = shiftedPassages.sorted { $0.last < $1.last }[...]
        for index in result.indices where !shifts.isEmpty {
            let position = result[index].position
            while let shift = shifts.first, shift.last < position { shifts.removeFirst() }
            guard let shift = shifts.first, shift.holds(position) else { continue }
            result[index].position.paragraph += shift.by
        }
        if !changedPassages.isEmpty {
            let changed = Dictionary(
                changedPassages.map { ($0.passage.position, $0.passage) }, uniquingKeysWith: { $1 })
            for index in result.indices {
                if let passage = changed[result[index].position] { result[index] = passage }
            }
        }
        guard let first = passages.first else { return result }
        let isBehind = result.last.map { $0.position < first.position } ?? true
        result += passages
        if !isBehind || passages.count > 1 { result.sort { $0.position < $1.position } }
        return result
    }

    /// The story as it stands after this change: what a repository reads once it is committed.
    ///
    /// - Parameter story: the story as it is stored now.
    package func applied(to story: Story) -> Story {
        var changed = story
        if !isBookkeeping { changed.updatedAt = at }
        if let brief { changed.brief = brief }
        if let setupOptions { changed.setupOptions = setupOptions }
        if let premise { changed.premise = premise }
        if let outline { changed.outline = outline }
        if let bible { changed.bible = bible }
        if let notes { changed.notes = notes }
        if let summary { changed.summary = summary }
        if let status { changed.status = status }
        changed.turns.removeAll { removedTurns.contains($0.call) }
        changed.scenes.removeAll { reopenedScenes.contains($0.number) }
        changed.passages = passages(after: story.passages)
        for turn in turns {
            if let place = changed.turns.lastIndex(where: { $0.call == turn.call }) {
                changed.turns[place].finish = turn.finish
            } else {
                changed.turns.append(turn)
            }
        }
        for scene in scenes {
            changed.scenes.removeAll { $0.number == scene.number }
            let place = changed.scenes.firstIndex { $0.number > scene.number } ?? changed.scenes.endIndex
            changed.scenes.insert(scene, at: place)
        }
        return changed
    }
}
