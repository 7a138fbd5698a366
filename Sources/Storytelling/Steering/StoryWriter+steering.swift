import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Texts that could stand in the place of a selection. The story stays as it is; the store hears what they cost.
    ///
    /// One alternative is asked for after the other, each with those before it in view, so that they differ. One that says
    /// nothing new is asked for once more in all.
    ///
    /// - Parameter show: gets each alternative's number, from 1, and its sentences as they come.
    /// - Returns: at least one.
    /// - Throws: `SteeringError.nothingUsable`, `SteeringError.otherLanguage`; `ModelError`, `CancellationError`, and what the store throws.
    func proposals(
        _ order: SteeringOrder, for selection: Selection, of story: Story, show: (Int, String) -> Void
    ) async throws -> [Proposal] {
        guard let plan = story.outline?.scene(selection.scene) else { throw EditError.noScene(selection.scene) }
        let session = WritingSession(story: story)
        let language = AnswerLanguage(
            around: Surroundings(of: selection, in: story).before(words: 200) + [selection.text], of: story,
            wish: order.note)
        var made: [Proposal] = []
        var stray: LanguageTag?
        var known: Set<UInt64> = [FoldedWords(selection.text).digest]
        for attempt in 0...order.alternatives where made.count < order.alternatives {
            try Task.checkCancellation()
            do {
                let number = made.count + 1
                let complaint = stray.map(language.complaint(about:))
                let (text, refused) = try await narrowing {
                    try await proposal(
                        order, for: selection, plan: plan, said: made.map(\.text), attempt: attempt,
                        language: language, complaint: complaint, in: session
                    ) { if attempt < number { show(number, $0) } }
                }
                if let other = language.stray(in: refused.isEmpty ? [text] : [refused]) {
                    stray = other
                    continue
                }
                let words = FoldedWords(text)
                guard words.count > 0, known.insert(words.digest).inserted else { continue }
                made.append(Proposal(text: text))
            } catch let error as ModelError {
                guard !made.isEmpty else { throw error }
                break
            }
        }
        if made.isEmpty, let stray { throw SteeringError.otherLanguage(stray, expected: language.expected) }
        guard !made.isEmpty else { throw SteeringError.nothingUsable }
        return made
    }

    /// One call for one alternative.
    ///
    /// - Parameters:
    ///   - said: the alternatives before.
    ///   - complaint: what was wrong with the answer before; nil where nothing was.
    /// - Returns: the text, and what was refused for its language.
    private func proposal(
        _ order: SteeringOrder, for selection: Selection, plan: ScenePlan, said: [String], attempt: Int,
        language: AnswerLanguage, complaint: String?, in session: WritingSession, show: (String) -> Void
    ) async throws -> (text: String, refused: String) {
        let story = session.story
        let room = room(for: story)
        let asked = order.action.aim(for: selection.words, isSmallModel: room.isSmall)
        let most = room.outputTokens(for: asked)
        let prompt = SteeringPrompt(
            order, for: selection, plan: plan, of: story, isSmallModel: room.isSmall,
            room: room.estimated(room.profile.contextTokens - most))
        var messages = prompt.messages(after: said)
        if let complaint { messages[messages.count - 1].text += "\n" + complaint }
        let request = ModelRequest(
            messages: messages,
            sampling: Sampling(
                kind: .prose, seed: story.brief.seed.map { $0 &+ selection.scene &* 1_000 &+ attempt },
                variation: attempt),
            maxOutputTokens: most, contentPolicy: ContentPolicy(setup: story.brief.setup),
            language: story.brief.language, purpose: .proposal)
        return try await withoutActuallyEscaping(show) { show in
            let keeper = ProposalKeeper(
                order, for: selection, askedWords: asked,
                gate: gate(around: selection, plan: plan, language: language, of: story),
                show: show)
            let end = try await converse(request, scene: selection.scene, askedWords: asked, in: session) { piece, _ in
                keeper.receive(piece)
            } opened: { _, _ in
            } restarted: {
                keeper.restart()
                return true
            }
            return try await settled(end, keeper, in: session)
        }
    }

    /// Books a call that is over.
    ///
    /// - Returns: what it brought, and what was refused for its language.
    private func settled(
        _ end: CallEnd, _ keeper: ProposalKeeper, in session: WritingSession
    ) async throws -> (text: String, refused: String) {
        var hasStopped = false
        if case .finished(let completion) = end.reason { hasStopped = completion.finish == .stop }
        keeper.end(hasStopped ? .stop : .cut)
        let text = keeper.text
        if var line = end.line {
            line.keptWords = WordCount.words(in: text)
            line.discardedWords = keeper.discardedWords
            try await book([line], in: session)
        }
        switch end.reason {
        case .cancelled: throw CancellationError()
        case .failed(let error): throw error
        case .finished(let completion):
            guard text.isEmpty, case .filtered(let word) = completion.finish else { return (text, keeper.refused) }
            throw ModelError(
                code: .promptBlocked, disposition: .never, provider: end.call?.provider ?? "",
                message: "The provider's safety filter refused this passage (\(word)): select another one.")
        case .stopped: return (text, keeper.refused)
        }
    }

    /// A gate that knows what stands around the selection, but not the selection: a new version may keep its words.
    private func gate(
        around selection: Selection, plan: ScenePlan, language: AnswerLanguage, of story: Story
    ) -> StreamGate {
        let surroundings = Surroundings(of: selection, in: story)
        var memory = GateMemory()
        for paragraph in surroundings.after(words: GateMemory.sentenceReach / 3)
            + surroundings.before(words: GateMemory.sentenceReach / 2)
        {
            memory.append(paragraph: paragraph, scene: selection.scene)
        }
        return StreamGate(
            memory: memory,
            context: GateContext(
                scene: selection.scene, isLastScene: plan.number == story.outline?.sceneCount, sceneTitle: plan.title,
                storyTitle: story.title, strictness: .drop, language: language.expected,
                checksLanguage: language.canBeWatched))
    }
}
