import FoundationEssentials
import StoryDomain

/// How far a run is, as readers of its events see it.
package struct RunProgress: Sendable, Hashable, Codable {
    /// The step under way: `premise`, `outline`, `scene`, `ending`, …
    package var stage: String
    /// The scene under way, counted from 1; nil outside scenes.
    package var scene: Int?
    /// Scenes of the outline; nil before there is one.
    package var scenes: Int?
    /// Words written of the whole story.
    package var words: Int
    /// Words asked for.
    package var asked: Int
    /// Tokens of this run's calls so far.
    package var promptTokens: Int
    package var outputTokens: Int
    /// US dollars of this run's calls so far, exact.
    package var cost: Decimal
    /// Seconds to the story's end at this run's pace; nil while there is none.
    package var secondsLeft: Int?

    /// The names on the wire; money is text there, since JSON's numbers are not exact.
    private enum CodingKeys: String, CodingKey {
        case stage, scene, scenes, words, asked, cost
        case promptTokens = "prompt_tokens"
        case outputTokens = "output_tokens"
        case secondsLeft = "seconds_left"
    }

    /// Takes a progress's parts.
    package init(
        stage: String, scene: Int?, scenes: Int?, words: Int, asked: Int, promptTokens: Int, outputTokens: Int,
        cost: Decimal, secondsLeft: Int?
    ) {
        self.stage = stage
        self.scene = scene
        self.scenes = scenes
        self.words = words
        self.asked = asked
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
        self.cost = cost
        self.secondsLeft = secondsLeft
    }

    /// Reads what a log says, also of logs in which figures that were not known were left out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        stage = try container.decode(String.self, forKey: .stage)
        scene = try container.decodeIfPresent(Int.self, forKey: .scene)
        scenes = try container.decodeIfPresent(Int.self, forKey: .scenes)
        words = try container.decode(Int.self, forKey: .words)
        asked = try container.decode(Int.self, forKey: .asked)
        promptTokens = try container.decode(Int.self, forKey: .promptTokens)
        outputTokens = try container.decode(Int.self, forKey: .outputTokens)
        let digits = try container.decode(String.self, forKey: .cost)
        guard let amount = Decimal(digits: digits) else {
            throw DecodingError.dataCorruptedError(
                forKey: .cost, in: container, debugDescription: "no amount: \(digits)")
        }
        cost = amount
        secondsLeft = try container.decodeIfPresent(Int.self, forKey: .secondsLeft)
    }

    /// Writes every figure, `null` where it is not known: readers need not tell a missing one from an older server's.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(stage, forKey: .stage)
        try container.encode(scene, forKey: .scene)
        try container.encode(scenes, forKey: .scenes)
        try container.encode(words, forKey: .words)
        try container.encode(asked, forKey: .asked)
        try container.encode(promptTokens, forKey: .promptTokens)
        try container.encode(outputTokens, forKey: .outputTokens)
        try container.encode(cost.description, forKey: .cost)
        try container.encode(secondsLeft, forKey: .secondsLeft)
    }
}
