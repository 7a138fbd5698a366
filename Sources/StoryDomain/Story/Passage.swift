/// One finished paragraph, stored the moment it was complete, and who wrote it.
package struct Passage: Hashable, Sendable, Codable {
    package var position: PassagePosition
    /// One paragraph without line breaks at its ends; never empty.
    package var text: String
    /// Words in `text`, as `WordCount` counts them.
    package var words: Int
    package var author: Author
    /// The turn of the history that it stands in. Where a paragraph comes from is `author.call`; the two differ once somebody
    /// has typed over it or its scene has moved.
    package var turn: CallID

    /// Takes a passage's parts.
    ///
    /// - Parameter turn: nil for the turn of the author's call.
    package init(position: PassagePosition, text: String, words: Int, author: Author, turn: CallID? = nil) {
        self.position = position
        self.text = text
        self.words = words
        self.author = author
        self.turn = turn ?? author.call ?? CallID("")
    }

    private enum CodingKeys: CodingKey {
        case position, text, words, author, turn
    }

    /// Reads a passage. Those written before turns were kept apart name the turn by their author's call.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        position = try container.decode(PassagePosition.self, forKey: .position)
        text = try container.decode(String.self, forKey: .text)
        words = try container.decode(Int.self, forKey: .words)
        author = try container.decode(Author.self, forKey: .author)
        let call = try container.nestedContainer(keyedBy: Author.CodingKeys.self, forKey: .author)
            .decodeIfPresent(CallID.self, forKey: .call)
        turn = try container.decodeIfPresent(CallID.self, forKey: .turn) ?? call ?? CallID("")
    }

    /// Who wrote a passage; a model also in which call. Never changed by what happens to the passage afterwards, unless
    /// somebody types another text in its place.
    package struct Author: Hashable, Sendable, Codable {
        /// What `provider` is where a person wrote it.
        package static let writer = "writer"

        /// `gemini`, `huggingface`, `openai`, `embedded`; `writer` for a person.
        package var provider: String
        /// The model's identifier at that provider.
        package var model: String
        /// The call that wrote it, as the ledger has it; nil for a person, and where an earlier version of the program
        /// forgot it.
        package var call: CallID?

        /// Takes an author's parts; a person has no call.
        package init(provider: String, model: String, call: CallID?) {
            self.provider = provider
            self.model = model
            self.call = provider == Self.writer || call?.rawValue.isEmpty == true ? nil : call
        }

        fileprivate enum CodingKeys: CodingKey {
            case provider, model, call
        }

        /// Reads an author.
        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                provider: try container.decode(String.self, forKey: .provider),
                model: try container.decode(String.self, forKey: .model),
                call: try container.decodeIfPresent(CallID.self, forKey: .call))
        }

        /// The person whose story it is.
        package static let person = Author(provider: writer, model: "", call: nil)
    }
}
