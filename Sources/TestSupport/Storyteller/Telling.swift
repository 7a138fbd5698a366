/// A storyteller's answer.
package struct Telling: Sendable, Hashable {
    /// Why it stopped.
    package enum Finish: Sendable, Hashable {
        /// All was said, or a stop sequence was met.
        case stop
        /// The limit of tokens was met.
        case length
    }

    package var text: String
    package var finish: Finish

    /// Takes text and finish.
    package init(text: String, finish: Finish = .stop) {
        self.text = text
        self.finish = finish
    }

    /// The answer as a server would give it: ended by the first stop sequence, or cut off by the limit of tokens.
    ///
    /// - Parameters:
    ///   - maxTokens: the limit; nil for none.
    ///   - stopSequences: texts that end the answer and are not part of it.
    func limited(maxTokens: Int?, stopSequences: [String]) -> Telling {
        var telling = self
        let stops = stopSequences.filter { !$0.isEmpty }.compactMap { ByteText.position(of: $0, in: text) }
        if let stop = stops.min() {
            telling.text = String(decoding: Array(text.utf8)[..<stop], as: UTF8.self)
            telling.finish = .stop
        }
        if let maxTokens, FakeTokens.count(telling.text) > maxTokens {
            telling.text = String(String.UnicodeScalarView(telling.text.unicodeScalars.prefix(maxTokens * 4)))
            telling.finish = .length
        }
        return telling
    }
}

/// The tokenizer of the fakes: four characters a token.
package enum FakeTokens {
    /// The tokens of a text: a quarter of its Unicode scalars, rounded up.
    package static func count(_ text: String) -> Int { count(characters: text.unicodeScalars.count) }

    /// The tokens of a text of so many characters.
    package static func count(characters: Int) -> Int { (characters + 3) / 4 }
}
