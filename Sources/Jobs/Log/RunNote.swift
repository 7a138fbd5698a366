/// An entry for a run's log, before it has its number and its moment.
package struct RunNote: Sendable, Hashable {
    package let kind: RunLogEvent.Kind
    /// The event's JSON.
    package let data: String
    /// Whether the transaction with this entry stores a step's work, so that the run got somewhere; not stored itself.
    package var isStep: Bool

    /// An event for the log.
    ///
    /// - Parameter isStep: nil where the kind says it: a paragraph is a step, all else is none.
    /// - Throws: `EncodingError` for a number that JSON cannot hold.
    package init(_ event: RunLogEvent, isStep: Bool? = nil) throws {
        self.kind = event.kind
        self.data = try event.json()
        self.isStep = isStep ?? (event.kind == .paragraph)
    }
}
