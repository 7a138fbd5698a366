import LanguageModels

/// Finds how far a script stands in a prompt.
///
/// Reads from the prompt's end backwards, line by line, looking for marks. A scene's own text stands at the end of the
/// history, so the search ends after some marks that belong to other scenes; that keeps it short in long prompts.
struct ScriptFinder {
    /// Where a sentence of the script was found.
    struct Find {
        var place: Script.Place
        /// The index of its message.
        var message: Int
        /// The text after the sentence, to the end of its message.
        var rest: ArraySlice<UInt8>
    }

    /// Marks of other scenes after which the search gives up: this many before anything is found, fewer afterwards.
    private static let patience = (before: 48, after: 16)

    private let script: Script
    private let scene: Int

    /// Takes the script and the scene to look for.
    init(script: Script, scene: Int) {
        self.script = script
        self.scene = scene
    }

    /// The latest whole sentence of the scene, in the order of the script, that stands in the messages.
    func latest(in messages: [Message]) -> Find? {
        var latest: Find?
        var strangers = 0
        for (index, message) in messages.enumerated().reversed() {
            let bytes = Array(message.text.utf8)
            var end = bytes.count
            while end > 0 {
                let start = (bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
                for mark in Self.marks(in: bytes, from: start, to: end) {
                    guard let find = verify(mark, in: bytes, of: index) else {
                        strangers += 1
                        continue
                    }
                    strangers = 0
                    if find.place >= latest?.place ?? Script.Place(paragraph: 0, sentence: 0) { latest = find }
                }
                if strangers > (latest == nil ? Self.patience.before : Self.patience.after) { return latest }
                end = start - 1
            }
        }
        return latest
    }

    /// Whether a text has marks as the script's sentences have them.
    static func hasMark(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return !marks(in: bytes, from: 0, to: bytes.count).isEmpty
    }

    private struct Mark {
        var offset: Int
        var adjective: Int
        var noun: Int
    }

    private func verify(_ mark: Mark, in bytes: [UInt8], of message: Int) -> Find? {
        let place = script.place(adjective: mark.adjective, noun: mark.noun, scene: scene)
        let sentence = Array(script.sentence(at: place, scene: scene).utf8)
        let word = Array(Vocabulary.markAdjectives[mark.adjective].utf8)
        guard let markOffset = ByteText.position(of: word, in: sentence) else { return nil }
        let start = mark.offset - markOffset
        guard ByteText.matches(sentence, in: bytes, at: start) else { return nil }
        return Find(place: place, message: message, rest: bytes[(start + sentence.count)...])
    }

    /// The neighbouring words in a stretch of text that are an adjective and a noun of marks.
    private static func marks(in bytes: [UInt8], from start: Int, to end: Int) -> [Mark] {
        var marks: [Mark] = []
        var adjective: (index: Int, offset: Int)?
        var at = start
        while at < end {
            guard isLowercase(bytes[at]) else {
                if bytes[at] != UInt8(ascii: " ") { adjective = nil }
                at += 1
                continue
            }
            let wordStart = at
            while at < end && isLowercase(bytes[at]) { at += 1 }
            let key = key(bytes[wordStart..<at])
            if let before = adjective, let noun = nouns[key] {
                marks.append(Mark(offset: before.offset, adjective: before.index, noun: noun))
            }
            adjective = adjectives[key].map { ($0, wordStart) }
        }
        return marks
    }

    private static func isLowercase(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }

    private static func key(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static let adjectives = index(of: Vocabulary.markAdjectives)
    private static let nouns = index(of: Vocabulary.nouns)

    private static func index(of words: [String]) -> [UInt64: Int] {
        Dictionary(words.enumerated().map { (key($1.utf8), $0) }) { first, _ in first }
    }
}
