/// An entry for a run's log, before it has its number and its moment.
package struct RunNote: Sendable, Hashable {
    package var kind: RunLogEntry.Kind
    /// JSON.
    package var data: String
    /// Whether the transaction with this entry stores a step's work, so that the run got somewhere; not stored itself.
    package var isStep: Bool

    /// Takes an entry's parts.
    ///
    /// - Parameter isStep: nil where the kind says it: a paragraph is a step, all else is none.
    package init(_ kind: RunLogEntry.Kind, _ data: String, isStep: Bool? = nil) {
        self.kind = kind
        self.data = data
        self.isStep = isStep ?? (kind == .paragraph)
    }
}
