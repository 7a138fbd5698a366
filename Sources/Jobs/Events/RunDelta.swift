/// A piece of text as it comes from a model, and what it belongs to.
package struct RunDelta: Sendable, Hashable, Codable {
    /// What the text is a piece of, as whoever has it made names it: `text`, `premise`.
    package var part: String
    package var text: String

    /// Takes a piece's parts.
    package init(part: String, text: String) {
        self.part = part
        self.text = text
    }

    /// The notes for a log: neighbours of the same part become one.
    static func notes(for pieces: some Sequence<RunDelta>) throws -> [RunNote] {
        var joined: [RunDelta] = []
        for piece in pieces {
            if let last = joined.indices.last, joined[last].part == piece.part {
                joined[last].text += piece.text
            } else {
                joined.append(piece)
            }
        }
        return try joined.map { try RunNote(.delta($0)) }
    }
}
