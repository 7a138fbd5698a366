import StoryDomain

/// Recognises what a model says before it begins to write: "Here is the next scene:", "Sure! …", a title.
enum PreambleRules {
    private static let pleasantries: Set<String> = [
        "sure", "certainly", "absolutely", "okay", "ok", "alright", "great", "gladly", "understood", "claro",
        "natürlich", "gerne", "certo",
    ]
    private static let introductions = [
        ["of", "course"], ["sure", "thing"], ["here", "is"], ["here's"], ["here", "are"], ["here", "you", "go"],
        ["here", "it", "is"], ["continuing"], ["continuation"], ["below", "is"], ["this", "is"], ["the", "following"],
        ["the", "story", "continues"], ["story"], ["title"], ["as", "requested"], ["i'll"], ["i", "will"],
        ["let", "me"], ["let's"], ["my", "continuation"],
        ["next", "scene"], ["hier", "ist"], ["hier", "kommt"], ["voici"], ["aquí", "está"], ["aquí", "tienes"],
        ["aqui", "está"], ["ecco"], ["вот"],
    ]
    private static let unspaced = ["以下是", "好的", "当然", "當然", "以下は", "もちろん", "はい、"]
    private static let works = MetaText.works.union([
        "text", "part", "segment", "beat", "paragraph", "paragraphs", "opening", "beginning", "ending", "conclusion",
        "rewrite", "words",
    ])
    private static let announcements = [
        "here is", "here's", "i'll", "i will", "i can", "let me", "let's", "this is", "below is", "happy to",
    ]
    private static let longest = 40

    /// Whether a call's first line could be a preamble, judging by its first sentence, so that its end must be seen.
    static func mayOpen(_ sentence: some StringProtocol) -> Bool {
        let plain = Headings.plain(sentence)
        if unspaced.contains(where: { plain.hasPrefix($0) }) { return true }
        guard plain.unicodeScalars.first?.isWordPart == true else { return false }
        let words = folded(plain)
        guard let first = words.first else { return false }
        return pleasantries.contains(first) || introductions.contains { words.starts(with: $0) }
    }

    /// Whether the whole line `line` at the beginning of a call is a preamble.
    static func isPreamble(_ line: some StringProtocol) -> Bool {
        guard mayOpen(line) else { return false }
        let plain = Headings.plain(line)
        let words = folded(plain)
        guard words.count <= longest || unspaced.contains(where: { plain.hasPrefix($0) }) else { return false }
        let endsInColon = plain.hasSuffix(":") || plain.hasSuffix("：")
        let namesWork = words.contains { works.contains($0) }
        if unspaced.contains(where: { plain.hasPrefix($0) }) {
            return endsInColon || (plain.count <= 40 && plain.contains { "故事场景場景章続物語".contains($0) })
        }
        guard let first = words.first else { return false }
        if pleasantries.contains(first) || words.starts(with: ["of", "course"]) {
            return isPleasantry(plain, words: words, endsInColon: endsInColon, namesWork: namesWork)
        }
        if first == "continuing" || first == "continuation" {
            return endsInColon || announcesContinuation(plain, words: words, namesWork: namesWork)
        }
        if first == "title" { return plain.dropFirst(first.count).hasPrefix(":") }
        if words.count <= 4, endsInColon { return true }
        let announcesWork =
            announcements.contains { WordCount.folded(plain).hasPrefix($0) } && words.contains("continue")
        return (endsInColon && (namesWork || isForeign(words))) || (announcesWork && namesWork && words.count <= 25)
    }

    /// Whether `line` names the story or the scene, with or without decoration.
    static func isTitle(_ line: some StringProtocol, of titles: [String]) -> Bool {
        let words = withoutLabel(folded(Headings.plain(line)))
        guard !words.isEmpty else { return false }
        return titles.contains { withoutLabel(folded($0)) == words }
    }

    /// Whether `sentence` is the beginning of one of `titles`, so that the line's end must be seen.
    static func mayBeTitle(_ sentence: some StringProtocol, of titles: [String]) -> Bool {
        let words = withoutLabel(folded(Headings.plain(sentence)))
        return !words.isEmpty && titles.contains { withoutLabel(folded($0)).starts(with: words) }
    }

    /// Whether `line` looks like a title that nobody asked for: two to eight words, all but little ones capitalised,
    /// without punctuation at the end.
    static func looksLikeTitle(_ line: some StringProtocol) -> Bool {
        let plain = Headings.plain(line)
        guard let first = plain.unicodeScalars.first, let last = plain.unicodeScalars.last,
            first.isWordPart, last.isWordPart
        else { return false }
        let words = WordCount.tokens(in: plain)
        guard (2...8).contains(words.count), !["Dear", "To", "From"].contains(words[0]) else { return false }
        let little: Set<String> = [
            "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        ]
        return words.allSatisfy {
            $0.unicodeScalars.first?.properties.isUppercase == true || little.contains(String($0))
        }
            && words[0].unicodeScalars.first?.properties.isUppercase == true
    }

    /// "Continuing the story..." and "Continuing from where we left off." but not "Continuing the tale, Mara sat down."
    private static func announcesContinuation(_ plain: Substring, words: [String], namesWork: Bool) -> Bool {
        guard words.count <= 14, Sentences.split(plain).count == 1 else { return false }
        let breaksOff = plain.hasSuffix("...") || plain.hasSuffix("…") || !Sentences.endsComplete(plain)
        return (words.contains("left") && words.contains("off")) || (namesWork && breaksOff)
    }

    /// "Sure! Here is the scene." but neither "Sure, he would come." nor "Of course it rained."
    private static func isPleasantry(
        _ plain: Substring, words: [String], endsInColon: Bool, namesWork: Bool
    ) -> Bool {
        let length = words.starts(with: ["of", "course"]) || words.starts(with: ["sure", "thing"]) ? 2 : 1
        let tokens = WordCount.tokens(in: plain)
        let after = tokens.count >= length ? plain[tokens[length - 1].endIndex...] : ""
        guard let mark = after.unicodeScalars.first else { return false }
        guard mark == "!" || mark == "," || mark == "." || mark == ":" || mark.isDash || mark == " " else {
            return false
        }
        let rest = WordCount.folded(Paragraphs.trimmed(Substring(after.unicodeScalars.drop { !$0.isWordPart })))
        let announces = announcements.contains { rest.replacing("’", with: "'").hasPrefix($0) }
        if endsInColon { return announces || namesWork || rest.isEmpty }
        return announces && namesWork && words.count <= 25
    }

    private static func isForeign(_ words: [String]) -> Bool {
        ["hier", "voici", "aquí", "aqui", "ecco", "вот"].contains(words.first)
    }

    private static func folded(_ text: some StringProtocol) -> [String] {
        WordCount.tokens(in: text).map { WordCount.folded($0) }
    }

    private static func withoutLabel(_ words: [String]) -> [String] {
        words.first == "title" && words.count > 1 ? Array(words.dropFirst()) : words
    }
}
