/// What was said between a writer and the copilot, and where the writer stands.
package struct CopilotTalk: Sendable, Hashable {
    /// One thing said or done, oldest first.
    package enum Line: Sendable, Hashable {
        /// The writer said it.
        case writer(String)
        /// The copilot said it, and wished to do this.
        case copilot(String, wishes: [CopilotWish])
        /// What became of something that the copilot proposed.
        case verdict(CopilotVerdict, on: CopilotWish?)
    }

    /// A thing that the front end adds: what it is, and what it says.
    package struct Note: Sendable, Hashable {
        package var about: String
        package var text: String

        /// Takes a note's parts.
        package init(about: String, text: String) {
            self.about = about
            self.text = text
        }
    }

    package var lines: [Line]
    /// The scene that is open in front of the writer, counted from 1.
    package var scene: Int?
    /// The paragraph of that scene in which the caret stands, counted from 1.
    package var paragraph: Int?
    package var notes: [Note]

    /// Takes a talk's parts.
    package init(lines: [Line], scene: Int? = nil, paragraph: Int? = nil, notes: [Note] = []) {
        self.lines = lines
        self.scene = scene
        self.paragraph = paragraph
        self.notes = notes
    }

    /// What the writer said last, where it waits for an answer; nil where the last word is the copilot's or a verdict.
    package var question: String? {
        guard case .writer(let text)? = lines.last, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return text
    }
}

/// What a writer did with a proposal.
package enum CopilotVerdict: Sendable, Hashable {
    case accepted
    case rejected
    /// Something else, in the front end's words.
    case other(String)
}
