import StoryDomain

/// Paragraphs in which a model talks about its work instead of telling the story.
enum MetaText {
    private struct Pattern {
        /// The words that the paragraph begins with.
        var opening: [String]
        /// One of these must follow in the same sentence; none asked for where empty.
        var followedBy: Set<String> = []

        init(_ opening: String, followedBy words: Set<String> = []) {
            self.opening = opening.split(separator: " ").map(String.init)
            self.followedBy = words
        }
    }

    /// Words for the text itself.
    static let works: Set<String> = [
        "story", "stories", "scene", "scenes", "chapter", "chapters", "continuation", "passage", "draft", "narrative",
        "excerpt", "prose", "version", "tale", "outline", "prompt", "request", "section", "installment",
    ]
    private static let wishes: Set<String> = works.union([
        "changes", "adjustments", "feedback", "revisions", "edits", "else", "continue", "further", "assistance", "help",
        "questions", "expand", "tweak", "revise",
    ])
    private static let doings: Set<String> = [
        "shows", "sets", "depicts", "introduces", "establishes", "explores", "ends", "concludes", "highlights",
        "captures", "follows", "describes", "portrays", "conveys", "builds",
    ]

    private static let patterns: [Pattern] = [
        Pattern("as an ai"), Pattern("as a language model"), Pattern("as a large language model"),
        Pattern("i'm an ai"), Pattern("i am an ai"),
        Pattern("in this scene we"), Pattern("in this story we"), Pattern("in this chapter we"),
        Pattern("in this section we"), Pattern("in this passage we"), Pattern("in the next scene we"),
        Pattern("this scene", followedBy: doings), Pattern("this chapter", followedBy: doings),
        Pattern("this passage", followedBy: doings), Pattern("this continuation", followedBy: doings),
        Pattern("i hope you enjoy", followedBy: works), Pattern("i hope you enjoyed", followedBy: works),
        Pattern("i hope you like", followedBy: works), Pattern("i hope this meets"), Pattern("i hope this helps"),
        Pattern("i hope this", followedBy: works),
        Pattern("let me know if", followedBy: wishes), Pattern("let me know what you think"),
        Pattern("let me know how", followedBy: wishes), Pattern("please let me know if", followedBy: wishes),
        Pattern("feel free to", followedBy: wishes), Pattern("would you like me to"),
        Pattern("do you want me to", followedBy: wishes),
        Pattern("note", followedBy: works), Pattern("please note", followedBy: works), Pattern("author's note"),
        Pattern("i'm sorry but i", followedBy: wishes), Pattern("i cannot continue", followedBy: works),
        Pattern("i can't continue", followedBy: works), Pattern("i cannot write", followedBy: works),
        Pattern("i can't write", followedBy: works), Pattern("i cannot fulfill"), Pattern("i can't fulfill"),
        Pattern("i will continue", followedBy: works), Pattern("i'll continue", followedBy: works),
        Pattern("continue the story"), Pattern("write the next scene"), Pattern("total word count"),
    ]

    /// Whether a paragraph whose first sentence is `sentence` is such talk.
    ///
    /// Speech is none: a sentence that begins with a quotation mark or a dash belongs to the story.
    static func opens(_ sentence: some StringProtocol) -> Bool {
        guard let first = Headings.plain(sentence).unicodeScalars.first,
            first.isWordPart || first == "(" || first == "["
        else { return false }
        let words = WordCount.tokens(in: sentence).map { WordCount.folded($0) }
        return patterns.contains { pattern in
            guard words.starts(with: pattern.opening) else { return false }
            return pattern.followedBy.isEmpty
                || words.dropFirst(pattern.opening.count).contains { pattern.followedBy.contains($0) }
        }
    }

    /// Whether `sentence`, coming after "The End", is no story: such talk, or a count of words.
    static func follows(_ sentence: some StringProtocol) -> Bool {
        if opens(sentence) || LineRules.isWordTally(sentence) { return true }
        let words = WordCount.tokens(in: sentence).prefix(3).map { WordCount.folded($0) }
        let beginnings = [["i", "hope"], ["let", "me", "know"], ["note"], ["thank", "you"], ["feel", "free"]]
        return beginnings.contains { words.starts(with: $0) }
    }
}
