import StoryDomain

/// An offered setup in the exported JSON.
struct SetupOptionRecord: Codable {
    var premise: String
    var reasoning: String
    var setup: [String: String]

    /// Takes an option.
    init(_ option: SetupOption) {
        premise = option.premise
        reasoning = option.reasoning
        setup = option.setup.exported
    }

    /// The option.
    func domain() -> SetupOption {
        SetupOption(premise: premise, reasoning: reasoning, setup: StorySetup(exported: setup))
    }
}
