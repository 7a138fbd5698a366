/// One of the setups offered for a bare idea: the ten fields, a premise and why it might be the one.
package struct SetupOption: Hashable, Sendable, Codable {
    /// One or two sentences: who wants what, and what stands in the way.
    package var premise: String
    /// Why this reading of the idea is worth writing.
    package var reasoning: String
    /// The ten fields.
    package var setup: StorySetup

    /// Takes an option's parts.
    package init(premise: String, reasoning: String, setup: StorySetup) {
        self.premise = premise
        self.reasoning = reasoning
        self.setup = setup
    }
}
