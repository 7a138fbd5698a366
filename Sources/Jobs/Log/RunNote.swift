/// An entry for a run's log, before it has its number and its moment.
package struct RunNote: Sendable, Hashable {
    package var kind: RunLogEntry.Kind
    /// JSON.
    package var data: String

    /// Takes an entry's parts.
    package init(_ kind: RunLogEntry.Kind, _ data: String) {
        self.kind = kind
        self.data = data
    }
}
