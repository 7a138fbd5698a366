/// How the storyteller works the outline's key events into its text, so that coverage can be measured: by their content
/// words, in sentences that depend on nothing but the event's line.
enum EventEcho {
    /// Events told in one paragraph of a scene's beginning.
    private static let eventsPerParagraph = 2

    /// The sentences that tell the events of a paragraph; none after the first paragraphs.
    static func sentences(of events: [String], paragraph: Int) -> [String] {
        let first = paragraph * eventsPerParagraph
        guard first < events.count else { return [] }
        return events[first..<min(first + eventsPerParagraph, events.count)].compactMap(sentence)
    }

    /// The sentences that look back on the events at the story's end.
    static func endingSentences(of events: [String]) -> [String] {
        events.compactMap(lookBack)
    }

    /// The words that carry an event's meaning, in order, each once.
    static func contentWords(of event: String) -> [String] {
        var seen: Set<String> = []
        return event.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
            .map(String.init)
            .filter { !stopWords.contains($0.lowercased()) && seen.insert($0.lowercased()).inserted }
    }

    private static func sentence(of event: String) -> String? {
        let words = contentWords(of: event)
        guard !words.isEmpty else { return nil }
        var generator = SeededGenerator(stableHash(event), 1)
        let adjective = generator.pick(Vocabulary.adjectives)
        let role = generator.pick(Vocabulary.roles)
        let manner = generator.pick(Vocabulary.manners)
        return
            "Word of \(list(words)) reached \(SentenceMaker.article(before: adjective)) \(adjective) \(role) \(manner)."
    }

    private static func lookBack(on event: String) -> String? {
        let words = Array(contentWords(of: event).reversed())
        guard !words.isEmpty else { return nil }
        var generator = SeededGenerator(stableHash(event), 2)
        let adjective = generator.pick(Vocabulary.adjectives)
        let noun = generator.pick(Vocabulary.nouns)
        let deed = generator.pick(Vocabulary.deeds)
        return
            "\(SentenceMaker.article(before: adjective).capitalizedWord) \(adjective) \(noun) \(deed) \(list(words))."
    }

    /// "a, b and c".
    private static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    private static let stopWords: Set<String> = [
        "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by", "for",
        "from",
        "had", "has", "have", "he", "her", "him", "his", "if", "in", "into", "is", "it", "its", "not", "of", "on", "or",
        "she", "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "was", "were", "when",
        "while", "who", "will", "with",
    ]
}
