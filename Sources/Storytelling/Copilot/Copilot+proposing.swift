import LanguageModels
import StoryDomain

/// How wishes become proposals.
extension Copilot {
    /// Carries a wish out, or says why it cannot be.
    ///
    /// - Parameter scene: the scene that was talked about, for a wish that names none that there is.
    func carryOut(_ wish: CopilotWish, at scene: Int?) async throws {
        if wish.action == .rename { return try await rename(wish) }
        let planned = wish.scene.flatMap { story.outline?.scene($0) } ?? scene.flatMap { story.outline?.scene($0) }
        guard let plan = planned else {
            return say("There is no such scene yet: plan the story first.")
        }
        switch wish.action {
        case .rename: break
        case .open: hear(.proposes(.open(scene: plan.number)))
        case .addScene: try await addScene(wish, behind: wish.scene ?? plan.number)
        case .plan: try await replan(wish, plan)
        case .rewrite:
            if story.passages(inScene: plan.number).isEmpty {
                try await replan(wish, plan)
            } else {
                try await rewrite(wish, plan)
            }
        }
    }

    /// Finds every place of a name. No model is asked: that is a matter of rules.
    private func rename(_ wish: CopilotWish) async throws {
        try await during(.rename) {
            // Small models take the two names for each other.
            let found =
                CharacterRename(from: wish.from, to: wish.to, in: story)
                ?? CharacterRename(from: wish.to, to: wish.from, in: story)
            guard let found else {
                let name = PromptData.clipped(wish.from.isEmpty ? wish.to : wish.from, to: 80)
                return say("I find nobody in this story who is called “\(name)”.")
            }
            if found.isTaken {
                say(
                    "Mind that “\(found.to)” stands in this story already: after the change both have one name.")
            }
            hear(.proposes(.rename(found)))
        }
    }

    /// Has a scene, or a paragraph of it, written in another way; a long one piece by piece.
    private func rewrite(_ wish: CopilotWish, _ plan: ScenePlan) async throws {
        let all = story.passages(inScene: plan.number)
        let asked = wish.paragraph.flatMap { number in all.first { $0.position.paragraph == number } }
        let chosen = asked.map { [$0] } ?? all
        let reason = wish.wish.isEmpty ? talk.question ?? "" : wish.wish
        var revision = Revision(paragraphs: chosen.map(\.text), passWords: budget.passWords, passes: budget.passes)
        try await during(.rewrite) {
            var failure: (any Error)?
            do {
                while let piece = revision.next() {
                    let before =
                        revision.done.last
                        ?? asked.flatMap { place in
                            all.last { $0.position.paragraph < place.position.paragraph }?.text
                        }
                    let prompt = RevisionPrompt(
                        story: story, plan: plan, wish: reason, paragraphs: piece, before: before)
                    let language = AnswerLanguage(around: all.map(\.text), of: story, wish: reason)
                    revision.take(
                        try await writer.narrowing { try await prose(prompt, plan: plan, language: language) })
                }
            } catch {
                // What is rewritten already was paid for.
                failure = error
            }
            if failure is CancellationError { throw CancellationError() }
            if revision.isChanged {
                let before = chosen.map(\.text).joined(separator: "\n\n")
                hear(
                    .proposes(
                        .text(
                            scene: plan.number, paragraph: asked?.position.paragraph, before: before,
                            after: revision.text, why: PromptData.clipped(reason, to: 300))))
            }
            if let failure { throw failure }
            if !revision.isChanged { say("The model left the text as it is: say more exactly what is to change.") }
            if revision.isCut {
                say("That is as much of scene \(plan.number) as I rewrite at once; its end is as it was.")
            }
        }
    }

    /// The rewritten paragraphs, clean of chatter and loops; empty where nothing usable came in two tries.
    private func prose(
        _ prompt: RevisionPrompt, plan: ScenePlan, language: AnswerLanguage
    ) async throws -> [String] {
        var request = request(
            prompt.messages, format: .text, sampling: .prose,
            tokens: writer.room(for: story).outputTokens(for: prompt.words * 8 / 7))
        for _ in 0..<2 {
            let (paragraphs, refused) = try await gated(request, plan: plan, language: language)
            request.sampling.variation += 1
            if let other = language.stray(in: refused.isEmpty ? paragraphs : [refused]) {
                request.messages[request.messages.count - 1].text += "\n" + language.complaint(about: other)
                continue
            }
            let words = paragraphs.reduce(0) { $0 + WordCount.words(in: $1) }
            if words * 3 >= prompt.words, paragraphs != prompt.paragraphs { return paragraphs }
        }
        return []
    }

    /// What the gate lets through, and what it refused for its language.
    private func gated(
        _ request: ModelRequest, plan: ScenePlan, language: AnswerLanguage
    ) async throws -> (paragraphs: [String], refused: String) {
        let fresh = StreamGate(
            memory: GateMemory(),
            context: GateContext(
                scene: plan.number, sceneTitle: plan.title, storyTitle: story.title, language: language.expected,
                checksLanguage: language.canBeWatched))
        var gate = fresh
        var paragraphs: [String] = []
        var refused = ""
        let finish = try await writer.streamed(request, in: session) { piece in
            let output = gate.receive(piece)
            paragraphs += output.paragraphs
            for finding in output.findings where finding.kind == .language { refused += finding.excerpt }
            return output.isClosed ? "gate:\(output.finding?.kind.rawValue ?? "loop")" : nil
        } restart: {
            (gate, paragraphs, refused) = (fresh, [], "")
        }
        let last = gate.end(finish == .stop ? .stop : .cut)
        paragraphs += last.paragraphs
        if !last.openParagraph.isEmpty { paragraphs.append(last.openParagraph) }
        for finding in last.findings where finding.kind == .language { refused += finding.excerpt }
        return (paragraphs, refused)
    }

    /// Has a scene planned in another way.
    private func replan(_ wish: CopilotWish, _ plan: ScenePlan) async throws {
        let reason = wish.wish.isEmpty ? talk.question ?? "" : wish.wish
        try await during(.plan) {
            let changed = try await writer.replanned(plan, wish: reason, purpose: .copilot, in: session)
            guard changed != plan else {
                return say("The model left the plan as it is: say more exactly what is to change.")
            }
            hear(
                .proposes(.plan(PlanEdit(before: plan, after: changed), why: PromptData.clipped(reason, to: 300))))
        }
    }

    /// Has a new scene planned.
    private func addScene(_ wish: CopilotWish, behind asked: Int) async throws {
        let behind = min(asked, story.outline?.scenes.count ?? 0)
        let reason = wish.wish.isEmpty ? talk.question ?? "" : wish.wish
        try await during(.plan) {
            let answer = try await writer.structured(
                request(
                    ReplanPrompt(story: story, wish: reason, isLean: writer.room(for: story).isSmall)
                        .messages(addingBehind: behind),
                    format: .json(name: "scene", schema: CopilotSchema.scene), sampling: .plan, tokens: 500),
                showing: nil, in: session, read: NewScene.init(in:), fallback: { NewScene(wish: reason, text: $0) })
            hear(
                .proposes(
                    .scene(
                        after: behind, title: answer.value.title, summary: answer.value.summary,
                        why: answer.value.why)))
        }
    }
}
