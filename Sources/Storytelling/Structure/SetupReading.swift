import JSONNotation
import LanguageModels
import StoryDomain

/// Reads setups out of a model's answer.
enum SetupReading {
    /// The options that have a premise.
    ///
    /// - Throws: `TolerantJSON.Failure` where there is none.
    static func options(in answer: JSONValue) throws(TolerantJSON.Failure) -> [SetupOption] {
        let options = (answer["options"]?.array ?? []).compactMap(option)
        guard !options.isEmpty else {
            throw TolerantJSON.Failure(message: "“options” must be a list of three objects, each with a premise.")
        }
        return Array(options.prefix(3))
    }

    /// One setup built from the idea, where no answer could be read.
    static func fallback(for story: Story, text: String) -> SetupOption {
        let premise = PremiseReading.premise(in: text) ?? PremiseReading.fallback(for: story.brief)
        var setup = story.brief.setup
        setup.plotElements = story.brief.idea
        return SetupOption(
            premise: premise, reasoning: StockPlan.words(in: story.brief.language).fromIdea, setup: setup)
    }

    private static func option(_ value: JSONValue) -> SetupOption? {
        guard let text = value["premise"]?.string, let premise = PremiseReading.premise(in: text) else { return nil }
        var setup = StorySetup()
        for key in StorySetup.CodingKeys.allCases {
            setup[key] = PlanText.line(value[key.rawValue]?.string ?? "")
        }
        return SetupOption(
            premise: premise, reasoning: PlanText.line(value["reasoning"]?.string ?? ""), setup: setup)
    }
}
