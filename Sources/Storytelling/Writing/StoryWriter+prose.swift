import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Gate closings in one scene after which the gate stops closing and leaves out what offends instead.
    static let mostClosings = 3
    /// Tokens of an answer under which a call for prose is not worth making.
    private static let leastOutput = 200

    /// Calls of one scene that may come back in another language, and of the whole story; then the text is taken as it is, and
    /// the finished story says so.
    static let mostLanguageTries = 3
    static let mostLanguageTriesOfStory = 9

    /// One call for prose in a scene: an ordinary pass or the ending.
    func writePass(scene number: Int, purpose: CallPurpose, in session: WritingSession) async throws {
        let story = session.story
        let contract = LengthContract(story: story, passWords: terms(for: story).passWords)
        let pace = Pace(story: story, passWords: terms(for: story).passWords)
        guard let prompt = scenePrompt(number, of: story, contract: contract) else { return }
        if purpose == .ending {
            let isFirstTry = !story.turns.contains { $0.purpose == .ending && wasAnswered($0, in: story) }
            let wanted = max(40, contract.remaining)
            let asked = pace.asking(for: wanted)
            let isOneParagraph = isOneParagraph(of: asked, in: story)
            try await write(
                Pass(
                    scene: number, purpose: .ending, instruction: prompt.ending(asked: asked, isFirstTry: isFirstTry),
                    askedWords: asked, ceiling: endingCeiling(of: story, leavesRoom: !isOneParagraph),
                    isOneParagraph: isOneParagraph), in: session)
        } else {
            let owed = contract.owed(inScene: number)
            let wanted = owed ?? wantedWords(scene: number, contract: contract, pace: pace, story: story)
            let asked = owed ?? pace.asking(for: wanted)
            try await write(
                Pass(
                    scene: number, purpose: .scene, instruction: prompt.pass(wanted: wanted, asked: asked),
                    askedWords: asked, ceiling: passCeiling(scene: number, contract: contract, story: story)),
                in: session)
        }
    }

    /// Whether a turn left a third of what it was asked for; one that did not has to be asked the same again, beats and
    /// all. One that a crash cut off counts where anything of it was kept and its instruction stands in the history.
    private func wasAnswered(_ turn: WritingTurn, in story: Story) -> Bool {
        let words = story.passages.reduce(0) { $0 + ($1.turn == turn.call ? $1.words : 0) }
        guard turn.finish == nil else { return words * 3 >= turn.askedWords }
        return words > 0 && terms(for: story).context == .appendOnly
    }

    /// One call that shows what the finished story still lacks.
    func mend(_ finding: ClosingFinding, scene number: Int, in session: WritingSession) async throws {
        let story = session.story
        let contract = LengthContract(story: story, passWords: terms(for: story).passWords)
        guard let prompt = scenePrompt(number, of: story, contract: contract) else { return }
        guard case .uncoveredEvents(let events) = finding else { return }
        let asked = max(40, min(80, contract.asked / 12))
        try await write(
            Pass(
                scene: number, purpose: .repair, instruction: prompt.repair(events: events, asked: asked),
                askedWords: asked, ceiling: endingCeiling(of: story, leavesRoom: false),
                isOneParagraph: isOneParagraph(of: asked, in: story)), in: session)
    }

    private func scenePrompt(_ number: Int, of story: Story, contract: LengthContract) -> ScenePrompt? {
        story.outline?.scene(number).map {
            ScenePrompt(story: story, plan: $0, contract: contract, isSmallModel: room(for: story).isSmall)
        }
    }

    /// Words for the next pass: the rest of the scene, in equal parts of the size that the model writes well. In the
    /// last scene the ending's words are left over.
    private func wantedWords(scene number: Int, contract: LengthContract, pace: Pace, story: Story) -> Int {
        var rest = contract.remaining(inScene: number)
        if number == story.outline?.sceneCount { rest = contract.remaining - contract.endingWords * 3 / 4 }
        let parts = max(1, (rest + pace.passWords / 3) / pace.passWords)
        return max(30, rest / parts)
    }

    /// The words of the whole story at which a pass is ended at the next paragraph.
    private func passCeiling(scene number: Int, contract: LengthContract, story: Story) -> Int {
        let before = story.words - story.words(inScene: number)
        if number == story.outline?.sceneCount { return contract.asked - contract.endingWords / 2 }
        return before + contract.ceiling(ofScene: number)
    }

    /// The words of the whole story at which an ending that will not end is cut: 10 % too many. A small model is cut as
    /// soon as all words are there, so that one more paragraph can close the story within its length.
    ///
    /// - Parameter leavesRoom: whether such a paragraph may follow.
    private func endingCeiling(of story: Story, leavesRoom: Bool) -> Int {
        let asked = story.brief.length.words
        let closes = leavesRoom && room(for: story).isSmall
        return max(story.words + 60, closes ? asked - ScenePrompt.paragraphWords / 2 : asked * 110 / 100)
    }

    /// Whether an ending is to be over with its first paragraph. Small models are asked for one paragraph and go on all
    /// the same; unless one began with an empty one before.
    private func isOneParagraph(of asked: Int, in story: Story) -> Bool {
        guard room(for: story).isSmall, ScenePrompt.paragraphs(of: asked) == 1 else { return false }
        let kept = Set(story.passages.map(\.turn))
        return !story.turns.contains { $0.purpose != .scene && $0.finish == "stop" && !kept.contains($0.call) }
    }

    /// Streams one pass through the gate and stores its paragraphs as they complete.
    private func write(_ pass: Pass, in session: WritingSession) async throws {
        let story = session.story
        let closings = story.turns.filter { $0.scene == pass.scene && $0.finish?.hasPrefix("gate:") == true }.count
        let keeper = PassKeeper(
            pass: pass, gate: gate(for: pass, closings: closings, in: session), writer: self, session: session)
        let request = request(for: pass, closings: closings, story: story)
        let allowance = model.profile.thinkingAllowance
        var hasText = false
        let end = try await converse(request, scene: pass.scene, askedWords: pass.askedWords, in: session) {
            hasText = true
            return try await keeper.receive($0, from: $1)
        } opened: { call, change in
            change.turns = [keeper.turn(of: call)]
        } restarted: {
            false
        }
        try await keeper.close(end)
        try noteSilence(end, hasText: hasText, in: session)
        guard case .finished(let completion) = end.reason, completion.finish == .length,
            !hasText, try await !hasMoreRoomForThoughts(than: allowance, in: session),
            model.profile.thinkingAllowance > 0
        else { return }
        throw WritingError.onlyThoughts(
            model: model.profile.model, limit: model.profile.answerLimit(for: request) ?? 0)
    }

    private func gate(for pass: Pass, closings: Int, in session: WritingSession) -> StreamGate {
        let story = session.story
        let plan = story.outline?.scene(pass.scene)
        let strays = story.turns.filter { $0.finish == GateFinding.languageFinish }
        let checksLanguage =
            strays.count < Self.mostLanguageTriesOfStory
            && strays.count { $0.scene == pass.scene } < Self.mostLanguageTries
        return StreamGate(
            memory: session.upToDateMemory(),
            context: GateContext(
                scene: pass.scene, isLastScene: pass.scene == story.outline?.sceneCount,
                sceneTitle: plan?.title ?? "", storyTitle: story.title,
                strictness: closings >= Self.mostClosings ? .drop : .stop, language: story.brief.language,
                checksLanguage: checksLanguage))
    }

    private func request(for pass: Pass, closings: Int, story: Story) -> ModelRequest {
        let tried = story.turns.filter { $0.scene == pass.scene }.count
        let room = room(for: story)
        var output = room.outputTokens(for: pass.askedWords)
        let messages = SceneContext.fitted(
            story, strategy: terms(for: story).context, scene: pass.scene, instruction: pass.instruction,
            output: output, in: room)
        // What does not fit even so is written in more than one call.
        if !room.fits(messages, output: output) {
            output = min(output, max(Self.leastOutput, room.left(beside: messages)))
        }
        return ModelRequest(
            messages: messages,
            sampling: Sampling(
                kind: .prose, seed: story.brief.seed.map { $0 &+ pass.scene &* 1_000 &+ tried }, variation: closings),
            maxOutputTokens: output,
            stopSequences: pass.isOneParagraph ? ["\n\n"] : [],
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language,
            purpose: pass.purpose)
    }
}
