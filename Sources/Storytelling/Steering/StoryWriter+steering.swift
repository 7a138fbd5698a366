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
    /// - Throws: `SteeringError.nothingUsable`; `ModelError`, `CancellationError`, and what the store throws.
    func proposals(
        _ order: SteeringOrder, for selection: Selection, of story: Story, show: (Int, String) -> Void
    ) async throws -> [Proposal] {
        guard let plan = story.outline?.scene(selection.scene) else { throw EditError.noScene(selection.scene) }
        let session = WritingSession(story: story)
        var made: [Proposal] = []
        var known: Set<UInt64> = [FoldedWords(selection.text).digest]
        for attempt in 0...order.alternatives where made.count < order.alternatives {
            try Task.checkCancellation()
            do {
                let number = made.count + 1
                let text = try await narrowing {
                    try await proposal(
                        order, for: selection, plan: plan, said: made.map(\.text), attempt: attempt, in: session
                    ) { if attempt < number { show(number, $0) } }
                }
                let words = FoldedWords(text)
                guard words.count > 0, known.insert(words.digest).inserted else { continue }
                made.append(Proposal(text: text))
            } catch let error as ModelError {
                guard !made.isEmpty else { throw error }
                break
            }
        }
        guard !made.isEmpty else { throw SteeringError.nothingUsable }
        return made
    }

    /// One call for one alternative.
    private func proposal(
        _ order: SteeringOrder, for selection: Selection, plan: ScenePlan, said: [String], attempt: Int,
        in session: WritingSession, show: (String) -> Void
    ) async throws -> String {
        let story = session.story
        let room = room(for: story)
        let asked = order.action.aim(for: selection.words, isSmallModel: room.isSmall)
        let most = room.outputTokens(for: asked)
        let prompt = SteeringPrompt(
            order, for: selection, plan: plan, of: story, isSmallModel: room.isSmall,
            room: room.estimated(room.profile.contextTokens - most))
        let request = ModelRequest(
            messages: prompt.messages(after: said),
            sampling: Sampling(
                kind: .prose, seed: story.brief.seed.map { $0 &+ selection.scene &* 1_000 &+ attempt },
                variation: attempt),
            maxOutputTokens: most, contentPolicy: ContentPolicy(setup: story.brief.setup),
            language: story.brief.language, purpose: .proposal)
        return try await withoutActuallyEscaping(show) { show in
            let keeper = ProposalKeeper(
                order, for: selection, askedWords: asked, gate: gate(around: selection, plan: plan, of: story),
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
    /// - Returns: what it brought.
    private func settled(_ end: CallEnd, _ keeper: ProposalKeeper, in session: WritingSession) async throws -> String {
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
            guard text.isEmpty, case .filtered(let word) = completion.finish else { return text }
            throw ModelError(
                code: .promptBlocked, disposition: .never, provider: end.call?.provider ?? "",
                message: "The provider's safety filter refused this passage (\(word)): select another one.")
        case .stopped: return text
        }
    }

    /// A gate that knows what stands around the selection, but not the selection: a new version may keep its words.
    private func gate(around selection: Selection, plan: ScenePlan, of story: Story) -> StreamGate {
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
                storyTitle: story.title, strictness: .drop, language: story.brief.language))
    }
}
