import FoundationEssentials
import Storage

/// One entry in the log of a run.
package struct RunLogEntry: Sendable, Hashable {
    /// What an entry is about.
    package typealias Kind = RunLogEvent.Kind

    /// Counts up in the run from 1, in the order in which entries became visible; without gaps until the run is compacted.
    package let number: Int
    package let kind: Kind
    /// The event's JSON, as readers of the run's stream get it.
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

    /// The event.
    ///
    /// - Throws: `StorageError.corrupted` where the row cannot be read.
    package func event() throws -> RunLogEvent { try RunLogEvent(kind: kind, json: data) }

    /// Whether the run was over with this entry. It may have been retried since.
    ///
    /// - Throws: `StorageError.corrupted` for a state that cannot be read. Its readers would else wait for an end that has
    ///   come.
    func isTerminal() throws -> Bool {
        guard kind == .state, case .state(let note) = try event() else { return false }
        return note.state.isTerminal
    }
}
