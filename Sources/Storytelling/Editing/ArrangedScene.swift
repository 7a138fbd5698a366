import StoryDomain

/// One scene of a new outline, and which of the old scenes it takes the place of.
package struct ArrangedScene: Sendable {
    /// The old scene whose plan, text, notes and versions it takes; nil for a new one.
    package var from: Int?
    /// Old scenes whose texts follow.
    package var join: [Int]
    /// The paragraph of the old scene with which this one begins, where that scene is split; the first part has none.
    package var startsAt: Int?
    /// Puts into the old plan, or into an empty one, what the writer says.
    package var change: @Sendable (inout ScenePlan) -> Void

    /// Takes a scene's place and plan.
    package init(
        from: Int? = nil, join: [Int] = [], startsAt: Int? = nil,
        change: @escaping @Sendable (inout ScenePlan) -> Void = { _ in }
    ) {
        self.from = from
        self.join = join
        self.startsAt = startsAt
        self.change = change
    }
}
