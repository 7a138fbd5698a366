/// What became of a scene that was written to its end.
package struct SceneRecord: Hashable, Sendable, Codable {
    /// Counted from 1.
    package var number: Int
    /// The words asked for after re-budgeting.
    package var budget: Int
    /// How often a gate stopped a call in it.
    package var gateClosings: Int
    /// The finish reason of its last call, as stored on the ledger line.
    package var lastFinish: String

    /// Takes a record's parts.
    package init(number: Int, budget: Int, gateClosings: Int, lastFinish: String) {
        self.number = number
        self.budget = budget
        self.gateClosings = gateClosings
        self.lastFinish = lastFinish
    }
}
