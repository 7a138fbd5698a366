import LanguageModels

/// What a prompt asks the storyteller to write, read from the lines that the engine keeps to: `Scene K of N`,
/// `Write about W words`, `This is the end of the story`, and the list after `Events:`.
struct SceneInstruction: Hashable, Sendable {
    /// The scene's number from 1; 0 where the prompt names none.
    var scene: Int
    /// Words to be written by this call.
    var words: Int
    /// Whether the story ends here.
    var isEnding: Bool
    /// What must happen, in order.
    var events: [String]

    /// Words written where the prompt does not say how many.
    static let usualWords = 200

    /// Reads the last of each kind of line in the last user message; the events elsewhere in the prompt where that
    /// message has none.
    init(_ messages: [Message]) {
        let lastUser = messages.last { $0.role == .user }?.text ?? ""
        scene = Self.number(in: lastUser, after: "Scene ", before: " of ") ?? 0
        words = Self.number(in: lastUser, after: "Write about ", before: " word") ?? Self.usualWords
        isEnding = ByteText.position(of: "This is the end of the story", in: lastUser) != nil
        events = Self.events(in: lastUser)
        if events.isEmpty {
            events = messages.lazy.reversed().map { Self.events(in: $0.text) }.first { !$0.isEmpty } ?? []
        }
    }

    /// Whether the last user message asks for a scene at all.
    static func isScene(_ messages: [Message]) -> Bool {
        let lastUser = messages.last { $0.role == .user }?.text ?? ""
        return number(in: lastUser, after: "Write about ", before: " word") != nil
            || number(in: lastUser, after: "Scene ", before: " of ") != nil
    }

    /// The whole number between two phrases, at the last place where it is found; thousands may be set apart by commas.
    static func number(in text: String, after start: String, before end: String) -> Int? {
        let bytes = Array(text.utf8)
        let (start, end) = (Array(start.utf8), Array(end.utf8))
        var from = bytes.count - start.count
        while from >= 0 {
            defer { from -= 1 }
            guard bytes[from] == start[0], bytes[from...].starts(with: start) else { continue }
            var digits: [UInt8] = []
            var at = from + start.count
            while at < bytes.count, bytes[at] == UInt8(ascii: ",") || (48...57).contains(bytes[at]) {
                if bytes[at] != UInt8(ascii: ",") { digits.append(bytes[at]) }
                at += 1
            }
            if bytes[at...].starts(with: end), let number = Int(String(decoding: digits, as: UTF8.self)) {
                return number
            }
        }
        return nil
    }

    private static func events(in text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.lastIndex(where: { $0.trimmed == "Events:" }) else { return [] }
        return lines[(start + 1)...].prefix { $0.hasPrefix("- ") }.map { String($0.dropFirst(2).trimmed) }
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: SubSequence {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? endIndex
        return start < end ? self[start..<end] : self[endIndex..<endIndex]
    }
}
