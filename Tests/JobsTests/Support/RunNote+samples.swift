import Foundation
import Jobs
import StoryDomain

/// Entries for tests that care about their order and kind, and little about what they say.
extension RunNote {
    /// A paragraph with this text.
    static func paragraph(_ text: String = "Once.") throws -> RunNote {
        try RunNote(.paragraph(RunParagraph(scene: 1, paragraph: 1, words: 1, text: text)))
    }

    /// Something that happened, with this message.
    static func happening(_ message: String = "Begun.", isStep: Bool? = nil) throws -> RunNote {
        let event = RunEvent(kind: .started, message: message, at: Date(timeIntervalSince1970: 0))
        return try RunNote(.event(RunHappening(event)), isStep: isStep)
    }

    /// Progress at this many words.
    static func progress(_ words: Int) throws -> RunNote {
        try RunNote(
            .progress(
                RunProgress(
                    stage: "scene", scene: 1, scenes: 3, words: words, asked: 600, promptTokens: 0, outputTokens: 0,
                    cost: 0, secondsLeft: nil)))
    }
}

extension RunLogEntry {
    /// What a sample says: a paragraph's text, a happening's message, a piece's text, a state's name or the words.
    var said: String {
        get throws {
            switch try event() {
            case .state(let note): note.state.rawValue
            case .progress(let progress): String(progress.words)
            case .delta(let delta): delta.text
            case .paragraph(let paragraph): paragraph.text
            case .event(let happening): happening.message
            }
        }
    }
}
