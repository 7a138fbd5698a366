import Foundation

/// What `--json` prints at the end of a run, as one object.
struct RunResult: Encodable {
    let id: String
    let title: String
    /// `complete` or `incomplete`.
    let status: String
    let words: Int
    let askedWords: Int
    /// US dollars, an exact decimal as text.
    let cost: String
    /// Whether the price of each model is known; if not, `cost` is a guess.
    let isCostKnown: Bool
    let tokens: Int
    let file: String?

    private enum CodingKeys: String, CodingKey {
        case id, title, status, words, askedWords = "asked_words", cost, isCostKnown = "cost_known", tokens, file
    }

    /// The object as JSON on one line; `file` is null where none was written.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encode(words, forKey: .words)
        try container.encode(askedWords, forKey: .askedWords)
        try container.encode(cost, forKey: .cost)
        try container.encode(isCostKnown, forKey: .isCostKnown)
        try container.encode(tokens, forKey: .tokens)
        try container.encode(file, forKey: .file)
    }
}
