import FoundationEssentials
import StoryDomain

/// A story in the exported JSON.
struct StoryRecord: Codable {
    var id: StoryID
    var brief: BriefRecord
    var setupOptions: [SetupOptionRecord]
    var premise: String?
    var outline: OutlineRecord?
    var bible: [BibleEntryRecord]
    /// Left out where there are none.
    var notes: [NoteRecord]?
    var summary: SummaryRecord
    var passages: [PassageRecord]
    var turns: [TurnRecord]
    var scenes: [WrittenSceneRecord]
    var status: StoryStatus
    var createdAt: ExportedMoment
    var updatedAt: ExportedMoment

    /// Takes a story.
    init(_ story: Story) {
        id = story.exportedID
        brief = BriefRecord(story.brief)
        setupOptions = story.setupOptions.map(SetupOptionRecord.init)
        premise = story.premise
        outline = story.outline.map(OutlineRecord.init)
        bible = story.bible.entries.map(BibleEntryRecord.init)
        notes = story.notes.isEmpty ? nil : story.notes.map { NoteRecord(scene: $0.scene, text: $0.text) }
        summary = SummaryRecord(text: story.summary.text, throughScene: story.summary.throughScene)
        passages = story.passages.map(PassageRecord.init)
        turns = story.turns.map(TurnRecord.init)
        scenes = story.scenes.map(WrittenSceneRecord.init)
        status = story.status
        createdAt = ExportedMoment(story.createdAt)
        updatedAt = ExportedMoment(story.updatedAt)
    }

    /// The story, checked.
    ///
    /// - Parameter path: where this record stands in the file.
    /// - Throws: `ExportError.field`.
    func domain(at path: String) throws(ExportError) -> Story {
        guard !id.rawValue.isEmpty, id.rawValue.utf8.allSatisfy(Self.isAllowedInID) else {
            throw .field("\(path).id", problem: "may hold letters, digits, - and _ alone")
        }
        var story = Story(id: id, brief: try brief.domain(at: "\(path).brief"), createdAt: createdAt.date)
        story.setupOptions = setupOptions.map { $0.domain() }
        story.premise = premise
        story.outline = outline?.domain()
        story.bible = Bible(entries: bible.map { $0.domain() })
        story.notes = (notes ?? []).map { WriterNote(scene: $0.scene, text: $0.text) }
        story.summary = Summary(text: summary.text, throughScene: summary.throughScene)
        story.passages = try domainPassages(at: "\(path).passages")
        story.turns = try domainTurns(at: "\(path).turns")
        story.scenes = try domainScenes(at: "\(path).scenes")
        story.status = status
        story.updatedAt = updatedAt.date
        return story
    }

    private func domainPassages(at path: String) throws(ExportError) -> [Passage] {
        var taken: Set<PassagePosition> = []
        var read: [Passage] = []
        for (index, record) in passages.enumerated() {
            let passage = record.domain()
            guard passage.position.scene >= 1, passage.position.paragraph >= 1 else {
                throw .field("\(path)[\(index)].position", problem: "counts from 1")
            }
            guard taken.insert(passage.position).inserted else {
                throw .field("\(path)[\(index)].position", problem: "is taken by an earlier passage")
            }
            guard !passage.text.isEmpty else {
                throw .field("\(path)[\(index)].text", problem: "is empty")
            }
            guard passage.words >= 0 else {
                throw .field("\(path)[\(index)].words", problem: "is below 0")
            }
            read.append(passage)
        }
        return read
    }

    private func domainScenes(at path: String) throws(ExportError) -> [SceneRecord] {
        var taken: Set<Int> = []
        for (index, scene) in scenes.enumerated() {
            guard scene.number >= 1 else { throw .field("\(path)[\(index)].number", problem: "counts from 1") }
            guard taken.insert(scene.number).inserted else {
                throw .field("\(path)[\(index)].number", problem: "is taken by an earlier scene")
            }
        }
        return scenes.map { $0.domain() }
    }

    private func domainTurns(at path: String) throws(ExportError) -> [WritingTurn] {
        var taken: Set<CallID> = []
        for (index, turn) in turns.enumerated() {
            guard turn.scene >= 1 else { throw .field("\(path)[\(index)].scene", problem: "counts from 1") }
            guard taken.insert(turn.call).inserted else {
                throw .field("\(path)[\(index)].call", problem: "is taken by an earlier turn")
            }
        }
        return turns.map { $0.domain() }
    }

    private static func isAllowedInID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
