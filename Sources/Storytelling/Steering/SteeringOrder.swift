/// What a writer asks for in a scene.
package struct SteeringOrder: Sendable, Hashable {
    /// The most alternatives of one order.
    package static let mostAlternatives = 3

    package var action: SteeringAction
    /// What the writer wants of it; empty where nothing is said.
    package var note: String
    /// How many there are to choose from.
    package var alternatives: Int
    /// Where the selection begins; not needed to go on.
    package var from: TextPlace?
    /// Where the selection ends, or the caret; nil is the end of the scene where the text is to go on.
    package var to: TextPlace?
    /// What the writer sees selected, to be held against what is stored; nil where that is not asked for.
    package var text: String?

    /// Takes an order's parts.
    package init(
        action: SteeringAction, note: String = "", alternatives: Int = 1, from: TextPlace? = nil, to: TextPlace? = nil,
        text: String? = nil
    ) {
        self.action = action
        self.note = note
        self.alternatives = alternatives
        self.from = from
        self.to = to
        self.text = text
    }
}
