import LanguageModels

/// How much a turn may show and say, by the model at hand: one that runs on the user's own processor reads its prompt
/// slowly, so it gets less. All are characters unless they say otherwise; none grows with the story or the talk.
struct CopilotBudget: Sendable, Hashable {
    /// The scene that is talked about, word for word.
    var scene: Int
    /// Paragraphs of earlier scenes that name whom the writer asks about.
    var mentions: Int
    /// What the notes say.
    var notes: Int
    /// Earlier lines of the talk.
    var history: Int
    /// The writer's last line.
    var question: Int
    /// What the front end adds.
    var extras: Int
    /// Tokens of an answer.
    var answerTokens: Int
    /// Things that one answer may want done.
    var wishes: Int
    /// Words that are rewritten in one call.
    var passWords: Int
    /// Calls for one rewriting.
    var passes: Int

    /// Takes what suits a model, and what fits it: all shares shrink alike where its context cannot hold them.
    init(room: ModelRoom) {
        if room.isSmall {
            self.init(
                scene: 1_800, mentions: 700, notes: 600, history: 1_200, question: 1_000, extras: 400,
                answerTokens: room.planTokens(320), wishes: 1, passWords: room.passWords, passes: 8)
        } else {
            self.init(
                scene: 14_000, mentions: 4_000, notes: 3_000, history: 8_000, question: 6_000, extras: 3_000,
                answerTokens: room.planTokens(1_200), wishes: 3, passWords: max(400, room.passWords), passes: 20)
        }
        shrink(to: room)
    }

    /// Tokens of instructions, brief and outline beside the shares.
    private static let framing = 1_800

    private mutating func shrink(to room: ModelRoom) {
        let tokens = room.profile.contextTokens - answerTokens - Self.framing
        // A character is at most one token in scripts of their own, and 2/7 in Latin script (`TokenEstimate`).
        let characters = room.estimated(max(0, tokens)) * (room.isLatin ? 7 : 2) / 2
        let all = scene + mentions + notes + history + question + extras
        guard characters < all else { return }
        func share(_ part: Int) -> Int { max(100, part * characters / all) }
        scene = share(scene)
        mentions = share(mentions)
        notes = share(notes)
        history = share(history)
        question = share(question)
        extras = share(extras)
    }

    private init(
        scene: Int, mentions: Int, notes: Int, history: Int, question: Int, extras: Int, answerTokens: Int,
        wishes: Int, passWords: Int, passes: Int
    ) {
        self.scene = scene
        self.mentions = mentions
        self.notes = notes
        self.history = history
        self.question = question
        self.extras = extras
        self.answerTokens = answerTokens
        self.wishes = wishes
        self.passWords = passWords
        self.passes = passes
    }
}
