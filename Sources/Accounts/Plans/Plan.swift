import FoundationEssentials

/// What a user may use in a period, and at one time.
package struct Plan: Sendable, Hashable {
    package var name: String
    package var limits: PlanLimits

    /// Takes a plan's parts.
    package init(name: String, limits: PlanLimits) {
        self.name = name
        self.limits = limits
    }

    /// Refuses a model that the plan does not have.
    ///
    /// - Throws: `AllowanceError.modelNotAllowed`.
    package func admit(model: String) throws(AllowanceError) {
        guard let models = limits.models, !models.contains(where: { ModelPattern($0).matches(model) }) else { return }
        throw AllowanceError(.modelNotAllowed, plan: name, limit: nil, used: 0, asked: 0, resetsAt: nil)
    }

    /// Refuses a story that is longer than the plan has them.
    ///
    /// - Throws: `AllowanceError.storyTooLong`.
    package func admit(words: Int) throws(AllowanceError) {
        guard let longest = limits.longestStory, words > longest else { return }
        throw AllowanceError(
            .storyTooLong, plan: name, limit: Decimal(longest), used: 0, asked: Decimal(words), resetsAt: nil)
    }

    /// Refuses text that is typed into a story beyond what the plan has. A twentieth more passes: a story of the longest
    /// length may have ended a little above it, and is still to be corrected.
    ///
    /// - Parameter words: of the whole story with the text.
    /// - Throws: `AllowanceError.storyTooLong`.
    package func admit(typed words: Int) throws(AllowanceError) {
        guard let longest = limits.longestStory, words > longest + longest / 20 else { return }
        try admit(words: words)
    }
}
