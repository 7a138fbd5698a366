import FoundationEssentials
import Storage

/// One entry in the log of a run.
package struct RunLogEntry: Sendable, Hashable {
    /// What an entry is about.
    package enum Kind: String, Sendable, Hashable, CaseIterable, SQLConvertible {
        /// The run's state, or what is asked of it: a `RunStateNote`.
        case state
        /// How far it is.
        case progress
        /// A piece of text that is being written: a `RunDelta`.
        case delta
        /// A paragraph that is stored in the story.
        case paragraph
        /// Something that happened in the story.
        case event
    }

    /// Counts up in the run from 1, in the order in which entries became visible; without gaps until the run is compacted.
    package let number: Int
    package let kind: Kind
    /// JSON.
    package let data: String
    package let at: Date

    /// Takes an entry's parts.
    package init(number: Int, kind: Kind, data: String, at: Date) {
        self.number = number
        self.kind = kind
        self.data = data
        self.at = at
    }

    /// Reads a row of `run_log`.
    init(row: SQLRow) throws {
        self.init(
            number: try row.value("number"), kind: try row.value("kind"), data: try row.value("data"),
            at: try row.value("happened_at"))
    }

    /// Whether the run was over with this entry. It may have been retried since.
    package var isTerminal: Bool {
        // One that cannot be read ends nothing; whoever follows asks the run itself then.
        guard kind == .state, let note = try? RunStateNote(json: data) else { return false }
        return note.state.isTerminal
    }
}
