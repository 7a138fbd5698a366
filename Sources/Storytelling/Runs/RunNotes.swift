import FoundationEssentials
import Jobs
import Storage
import StoryDomain

/// What a step leaves in the log of its run, for readers of its events.
enum RunNotes {
    /// The notes of `change`, in the order in which readers should see them.
    static func notes(of change: StoryChange, progress: RunProgress?) throws -> [RunNote] {
        var notes = try change.passages.map { passage in
            try RunNote(
                .paragraph(
                    RunParagraph(
                        scene: passage.position.scene, paragraph: passage.position.paragraph, words: passage.words,
                        text: passage.text)))
        }
        notes += try change.events.map { try RunNote(.event(RunHappening($0))) }
        if isStep(change), !notes.isEmpty { notes[0].isStep = true }
        // A call that begins may bring nothing to see for a minute; readers shall know what it is.
        let beginsCall = change.ledger.contains { $0.state == .open }
        if let progress, beginsCall || !notes.isEmpty { notes.append(try RunNote(.progress(progress))) }
        return notes
    }

    /// Whether a change holds a part of the story, whichever, and not only what was said and what it cost.
    private static func isStep(_ change: StoryChange) -> Bool {
        let parts: [Any?] = [
            change.brief, change.setupOptions, change.premise, change.outline, change.bible, change.summary,
            change.status,
        ]
        return parts.contains { $0 != nil } || !change.passages.isEmpty || !change.scenes.isEmpty
    }

    /// A value as one line of JSON with sorted keys.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
