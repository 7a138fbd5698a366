import FoundationEssentials

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
