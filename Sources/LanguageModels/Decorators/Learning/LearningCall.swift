import StoryDomain

/// One call of `Learning`.
actor LearningCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let memory: TraitMemory
    private let book: TraitBook?
    private var begun: (upstream: Upstream, profile: ModelProfile)?
    private var text = ""
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(base: any LanguageModel, request: ModelRequest, memory: TraitMemory, book: TraitBook?) {
        self.base = base
        self.request = request
        self.memory = memory
        self.book = book
    }

    func produce() async throws -> ModelEvent {
        let current: (upstream: Upstream, profile: ModelProfile)
        if let begun { current = begun } else { current = await begin() }
        let event = try await current.upstream.next()
        switch event {
        case .text(let piece):
            text += piece
        case .finished(let completion):
            // The profile may have been corrected by a refusal that was answered within the call.
            learn(from: AnswerLesson(request: request, profile: base.profile, text: text, completion: completion))
            await memory.save()
        default:
            break
        }
        return event
    }

    func close() {
        begun = nil
    }

    private func begin() async -> (upstream: Upstream, profile: ModelProfile) {
        await book?.refresh()
        let call = (Upstream(request, at: base), base.profile)
        begun = call
        return call
    }

    private func learn(from lesson: AnswerLesson) {
        let language = request.language.primary
        if let usage = lesson.completion.usage { outgrow(usage) }
        if let factor = lesson.reserveFactor { learn(.reserveFactor, factor) }
        // Schemas count into the prompts of plans, at some providers in words of their own.
        if let usage = lesson.completion.usage, request.format == .text {
            let estimate = TokenEstimate.tokens(in: request.messages)
            switch memory.note(count: usage.prompt, estimate: estimate, language: language) {
            case .nothing: break
            case .scale(let scale): learn(.promptScale(language), scale)
            case .cutOff(let context) where context < lesson.profile.contextTokens:
                memory.learn(.context, String(context))
            case .cutOff: break
            }
        }
        if let measured = lesson.tokensPerWord {
            let known = memory.traits.number(.tokensPerWord(language))
            learn(.tokensPerWord(language), known.map { $0 + (measured - $0) / 4 } ?? measured)
        }
        if let context = lesson.reachedContext, memory.suspects(context: context) {
            memory.learn(.context, String(context))
        } else if lesson.isEaten, !lesson.hasFilledContext {
            makeRoom(lesson)
        } else if let thoughts = lesson.thoughts, lesson.profile.capabilities.thinking != .budget,
            let allowance = ThinkingSteps.allowance(for: thoughts, over: lesson.profile.thinkingAllowance)
        {
            memory.learn(.thinkingAllowance, String(allowance))
        }
    }

    /// A server that took more than its learned context was set up anew.
    private func outgrow(_ usage: TokenUsage) {
        guard let known = memory.traits.integer(.context), usage.prompt + usage.output + usage.thinking > known else {
            return
        }
        memory.learn(.context, String(usage.prompt + usage.output + usage.thinking))
    }

    /// Gives thoughts more room, and from the second time on asks for less of them.
    private func makeRoom(_ lesson: AnswerLesson) {
        let profile = lesson.profile
        guard let allowance = ThinkingSteps.next(after: profile.thinkingAllowance) else { return }
        memory.learn(.thinkingAllowance, String(allowance))
        // What was measured before may have had thoughts in it.
        let language = request.language
        if !lesson.areThoughtsCounted, memory.traits[.tokensPerWord(language.primary)] != nil {
            learn(.tokensPerWord(language.primary), LanguageTokens.perWord(language.primary))
        }
        guard profile.thinkingAllowance > 0, let effort = profile.capabilities.lesserEffort else { return }
        memory.learn(.effort, effort)
    }

    /// Keeps a measure with two decimals, so that a small change is none.
    private func learn(_ name: TraitName, _ measure: Double) {
        let rounded = (measure * 20).rounded() / 20
        memory.learn(name, rounded.formatted)
    }
}

extension Double {
    /// Two decimals, with a point in every locale.
    fileprivate var formatted: String {
        let hundredths = Int((self * 100).rounded())
        let decimals = hundredths % 100
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
    }
}
