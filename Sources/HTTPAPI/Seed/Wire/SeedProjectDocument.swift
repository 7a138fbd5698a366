import FoundationEssentials
import JSONNotation
import StoryDomain

/// What a project holds beside the columns of its row. Shapes are the client's own.
struct SeedProjectDocument: Codable, Sendable, Hashable {
    var storyMode: String?
    var storyTemplate: String?
    var setup: FreeJSON?
    var outline: FreeJSON?
    var scenes: FreeJSON?
    var storyContent: FreeJSON?
    var animeBible: FreeJSON?
    var mediaState: FreeJSON?
    var currentPhase: String? = "setup"
    var isComplete = false

    /// A new project's.
    init(storyMode: String?, storyTemplate: String?, setup: FreeJSON?) {
        self.storyMode = storyMode
        self.storyTemplate = storyTemplate
        self.setup = setup
    }

    /// Words of the story in it, for the limit of a plan: all texts of `story_content`, or the longest text of each scene,
    /// whichever are more. What else is said of a scene is no part of the story.
    var words: Int {
        let content = (storyContent.map { Self.words(in: $0.value) } ?? []).reduce(0, +)
        guard case .array(let scenes) = scenes?.value else { return content }
        return max(content, scenes.reduce(0) { $0 + (Self.words(in: $1).max() ?? 0) })
    }

    /// The words of each text in a value, whatever its shape.
    private static func words(in value: JSONValue) -> [Int] {
        switch value {
        case .string(let text): [WordCount.words(in: text)]
        case .array(let values): values.flatMap(words)
        case .object(let members): members.flatMap { words(in: $0.value) }
        case .null, .bool, .integer, .number: []
        }
    }

    /// Reads a stored one.
    ///
    /// - Throws: `DecodingError` for text that is none.
    init(json: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }

    /// How it is stored.
    ///
    /// - Throws: `EncodingError` for numbers that JSON cannot hold.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
