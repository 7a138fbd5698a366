import StoryDomain

/// Paragraphs in which a model talks about its work instead of telling the story.
///
/// Fiction begins alike: an artificial narrator ("As an AI, I had no hands"), a letter ("I hope this story reaches you"),
/// speech without quotes ("Would you like me to stay?"). So the words must name the work or what is offered to do with it,
/// and most forms count only in their place: before any prose of an answer, or behind all of it.
enum MetaText {
    /// How sure it is that a paragraph is no story.
    enum Certainty: Hashable {
        /// Wherever it stands.
        case anywhere
        /// As the last thing of an answer.
        case atEnd
        /// As the first or the last thing.
        case atEdges
    }

    private struct Pattern {
        /// The words that the paragraph begins with.
        var opening: [String]
        /// One of these must be the next word; none asked for where empty.
        var next: Set<String> = []
        /// One of these must follow in the same sentence; none asked for where empty.
        var followedBy: Set<String> = []
        /// One of these must follow too.
        var and: Set<String> = []
        var certainty: Certainty

        init(
            _ opening: String, next: Set<String> = [], followedBy words: Set<String> = [], and others: Set<String> = [],
            _ certainty: Certainty
        ) {
            self.opening = opening.split(separator: " ").map(String.init)
            self.next = next
            self.followedBy = words
            self.and = others
            self.certainty = certainty
        }
    }

    /// Words for the text itself.
    static let works: Set<String> = [
        "story", "stories", "scene", "scenes", "chapter", "chapters", "continuation", "passage", "draft", "narrative",
        "excerpt", "prose", "version", "tale", "outline", "prompt", "request", "section", "installment",
    ]
    /// What a model offers to do.
    private static let services: Set<String> = [
        "continue", "expand", "revise", "rewrite", "adjust", "tweak", "modify", "edit", "edits", "changes",
        "adjustments",
        "feedback", "revisions", "assistance", "proceed", "elaborate", "refine", "further",
    ]
    private static let wishes: Set<String> = works.union(services).union(["else", "help", "questions"])
    /// What a model cannot do.
    private static let refusals: Set<String> = [
        "cannot", "can't", "unable", "don't", "won't", "not", "never",
    ]
    private static let tasks: Set<String> = works.union(services).union([
        "write", "generate", "create", "produce", "fulfill", "assist", "provide", "content", "access",
    ])
    private static let narrations: Set<String> = [
        "said", "wrote", "thought", "asked", "told", "whispered", "replied", "answered", "muttered", "murmured",
        "called",
        "shouted", "typed", "signed", "read", "cried", "says", "writes", "thinks", "asks", "whispers",
    ]
    private static let doings: Set<String> = [
        "shows", "sets", "depicts", "introduces", "establishes", "explores", "ends", "concludes", "highlights",
        "captures", "follows", "describes", "portrays", "conveys", "builds", "picks", "continues",
    ]
    private static let seeing: Set<String> = [
        "see", "learn", "explore", "witness", "follow", "meet", "watch", "get", "discover", "find", "introduce",
        "establish", "are", "will",
    ]
    private static let pleasures: Set<String> = ["enjoy", "enjoyed", "like", "liked", "love", "loved"]
    private static let satisfactions: Set<String> = [
        "meets", "helps", "works", "fits", "matches", "captures", "satisfies", "suits", "lives", "is", "was",
        "delivers",
    ]

    private static let patterns: [Pattern] = [
        Pattern("as an ai", followedBy: refusals, and: tasks, .anywhere),
        Pattern("as a language model", followedBy: refusals, and: tasks, .anywhere),
        Pattern("as a large language model", followedBy: refusals, and: tasks, .anywhere),
        Pattern("i'm an ai", followedBy: refusals, and: tasks, .anywhere),
        Pattern("i am an ai", followedBy: refusals, and: tasks, .anywhere),
        Pattern("in this scene we", next: seeing, .anywhere), Pattern("in this story we", next: seeing, .atEdges),
        Pattern("in this chapter we", next: seeing, .anywhere), Pattern("in this section we", next: seeing, .anywhere),
        Pattern("in this passage we", next: seeing, .anywhere),
        Pattern("in the next scene we", next: seeing, .anywhere),
        Pattern("this scene", next: doings, .atEdges), Pattern("this chapter", next: doings, .atEdges),
        Pattern("this passage", next: doings, .atEdges), Pattern("this continuation", next: doings, .anywhere),
        Pattern("i hope you", next: pleasures, followedBy: works, .atEnd),
        Pattern("i hope this meets", .atEdges), Pattern("i hope this helps", .atEdges),
        Pattern("i hope this", next: works, followedBy: satisfactions, .atEnd),
        Pattern("let me know if", followedBy: wishes, .atEdges), Pattern("let me know what you think", .atEnd),
        Pattern("let me know how", followedBy: services, .atEdges),
        Pattern("please let me know if", followedBy: wishes, .atEdges),
        Pattern("feel free to", followedBy: services, .atEdges), Pattern("feel free to ask", .atEnd),
        Pattern(
            "would you like me to", next: services.union(["write", "add", "make", "go"]), followedBy: wishes, .atEdges),
        Pattern("would you like me to", next: ["continue", "proceed", "expand", "revise"], .atEnd),
        Pattern("do you want me to", next: services.union(["write", "add", "make"]), followedBy: wishes, .atEdges),
        Pattern("shall i", next: services, .atEnd), Pattern("should i", next: services, .atEnd),
        Pattern("note", next: ["this", "the"], followedBy: works, .atEdges),
        Pattern("note that", next: ["this", "the", "i", "i've"], followedBy: works, .atEdges),
        Pattern("please note", next: ["this"], followedBy: works, .atEdges),
        Pattern("please note that", next: ["this", "i", "i've", "i'm"], followedBy: works, .atEdges),
        Pattern("author's note", .atEdges),
        Pattern("i'm sorry but i", next: refusals, followedBy: tasks, .atEnd),
        Pattern("i'm sorry but i", next: ["am"], followedBy: tasks, .atEnd),
        Pattern("i cannot continue", followedBy: works, .atEnd), Pattern("i can't continue", followedBy: works, .atEnd),
        Pattern("i cannot write", followedBy: works, .atEnd), Pattern("i can't write", followedBy: works, .atEnd),
        Pattern("i cannot fulfill", .atEnd), Pattern("i can't fulfill", .atEnd),
        Pattern("i will continue", followedBy: works, .atEdges), Pattern("i'll continue", followedBy: works, .atEdges),
        Pattern("continue the story", next: ["from", "with", "by", "as", "in", "now", "below", "here"], .atEdges),
        Pattern("write the next scene", .atEdges), Pattern("total word count", .anywhere),
    ]

    /// How sure it is that a paragraph whose first sentence is `sentence` is such talk; nil where nothing speaks for it.
    ///
    /// Speech is none: a sentence that begins with a quotation mark or a dash belongs to the story.
    static func certainty(of sentence: some StringProtocol) -> Certainty? {
        guard let first = Headings.plain(sentence).unicodeScalars.first,
            first.isWordPart || first == "(" || first == "[" || first == "¿"
        else { return nil }
        // Most sentences begin otherwise, and every one that opens a paragraph comes by here.
        let takesLeave = ForeignTalk.takesLeave(sentence)
        guard takesLeave || firstWord(of: sentence).map(openers.contains) == true else { return nil }
        let words = WordCount.tokens(in: sentence.prefix(400)).map { WordCount.folded($0) }
        // Somebody in the story says it.
        if words.contains(where: { narrations.contains($0) }) { return nil }
        var found: Certainty?
        for pattern in patterns where words.starts(with: pattern.opening) {
            let rest = words.dropFirst(pattern.opening.count)
            if !pattern.next.isEmpty, rest.first.map({ pattern.next.contains($0) }) != true { continue }
            if !pattern.followedBy.isEmpty, !rest.contains(where: { pattern.followedBy.contains($0) }) { continue }
            if !pattern.and.isEmpty, !rest.contains(where: { pattern.and.contains($0) }) { continue }
            if pattern.certainty == .anywhere { return .anywhere }
            if found != .atEdges { found = pattern.certainty }
        }
        return found ?? (takesLeave ? .atEnd : nil)
    }

    /// The first words of all patterns.
    private static let openers = Set(patterns.compactMap(\.opening.first))

    private static func firstWord(of sentence: some StringProtocol) -> String? {
        let beginning = Substring(Substring(sentence).unicodeScalars.prefix(40))
        return WordCount.tokens(in: beginning).first.map { WordCount.folded($0) }
    }

    /// Whether a paragraph of a finished story whose first sentence is `sentence` is surely such talk.
    static func opens(_ sentence: some StringProtocol) -> Bool { certainty(of: sentence) == .anywhere }

    /// Whether `sentence`, coming after "The End", is no story: such talk, or a count of words.
    static func follows(_ sentence: some StringProtocol) -> Bool {
        if certainty(of: sentence) != nil || LineRules.isWordTally(sentence) { return true }
        let words = WordCount.tokens(in: sentence).prefix(3).map { WordCount.folded($0) }
        let beginnings = [["i", "hope"], ["let", "me", "know"], ["note"], ["thank", "you"], ["feel", "free"]]
        return beginnings.contains { words.starts(with: $0) }
    }
}
