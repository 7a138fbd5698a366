import FoundationEssentials
import StoryDomain

/// What a run is to do, as it stands in the queue.
package struct RunOrder: Sendable, Hashable, Codable {
    /// How far to write.
    package enum Goal: Sendable, Hashable {
        case premise, outline
        /// The scene of that number, counted from 1, and then on to the story's end where nothing else is open.
        case scene(Int)
        case story
    }

    package var goal: Goal
    /// The most that the run may cost, in US dollars; nil leaves it to the plan.
    package var cap: Decimal?
    /// The provider and model asked for; nil takes the server's order.
    package var provider: String?
    package var model: String?

    /// Takes an order's parts.
    package init(goal: Goal = .story, cap: Decimal? = nil, provider: String? = nil, model: String? = nil) {
        self.goal = goal
        self.cap = cap
        self.provider = provider
        self.model = model
    }

    var milestone: Milestone {
        switch goal {
        case .premise: .premise
        case .outline: .outline
        case .scene(let number): .scene(number)
        case .story: .end
        }
    }
}

/// `premise`, `outline`, `scene/3`, `story`.
extension RunOrder.Goal: Codable {
    /// Reads a goal's word; nil where it is none.
    package init?(word: String) {
        switch word {
        case "premise": self = .premise
        case "outline": self = .outline
        case "story": self = .story
        default:
            let parts = word.split(separator: "/")
            guard parts.count == 2, parts[0] == "scene", let number = Int(parts[1]), number >= 1 else { return nil }
            self = .scene(number)
        }
    }

    /// The goal as one word.
    package var word: String {
        switch self {
        case .premise: "premise"
        case .outline: "outline"
        case .scene(let number): "scene/\(number)"
        case .story: "story"
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let goal = Self(word: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Not a goal.")
        }
        self = goal
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(word)
    }
}
