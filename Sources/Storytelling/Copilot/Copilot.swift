import JSONNotation
import LanguageModels
import StoryDomain

/// One turn of the conversation with a story: an answer that streams, then what it wants done, carried out as proposals.
///
/// It changes nothing. Models decide only what is wanted; names are replaced by rule, texts and plans are asked for in
/// calls of their own. Every call is in the books.
struct Copilot {
    let writer: StoryWriter
    let session: WritingSession
    let talk: CopilotTalk
    /// Hears what happens, in order.
    let hear: @Sendable (CopilotSignal) -> Void

    /// The story as it stood when the turn began.
    var story: Story { session.story }

    /// Takes what a turn needs.
    init(
        writer: StoryWriter, story: Story, talk: CopilotTalk, hear: @escaping @Sendable (CopilotSignal) -> Void
    ) {
        self.writer = writer
        self.session = WritingSession(story: story)
        self.talk = talk
        self.hear = hear
    }

    /// How much a turn may show and say, by what is known of the model at this moment.
    var budget: CopilotBudget { CopilotBudget(room: writer.room(for: story)) }

    private var prompt: CopilotPrompt {
        CopilotPrompt(
            story: story, talk: talk, budget: budget, isSmallModel: writer.room(for: story).isSmall)
    }

    /// Takes the turn. Where the writer asks nothing (the last line is a verdict, or there is none), nothing is done.
    ///
    /// - Throws: `ModelError`, `AllowanceError`, `StorageError`, `CancellationError`; what was told before counts.
    func answer() async throws {
        guard talk.question != nil else { return }
        let prompt = self.prompt
        var wishes: [CopilotWish] = []
        try await during(.answer) { wishes = try await writer.narrowing { try await converse(self.prompt) } }
        wishes.removeAll { !prompt.actions.contains($0.action) }
        var done: Set<CopilotWish> = []
        for wish in wishes.prefix(budget.wishes) where done.insert(wish).inserted {
            try await carryOut(wish, at: prompt.scene)
        }
    }

    /// Does something as one stage.
    func during(_ stage: CopilotStage, _ work: () async throws -> Void) async throws {
        hear(.begins(stage))
        try await work()
        hear(.ends(stage))
    }

    /// Says something of our own.
    func say(_ text: String) {
        hear(.said(text))
    }

    /// Has the model answer: what it says is told while it comes, what it wants is returned. Where the answer cannot be
    /// read there is one repair, and where that fails too, what was said is all there is.
    private func converse(_ prompt: CopilotPrompt) async throws -> [CopilotWish] {
        let request = request(prompt)
        var speech = CopilotSpeech()
        let first = try await writer.plainText(request, in: session) { piece in
            let said = speech.take(piece)
            if !said.isEmpty { hear(.said(said)) }
        } restart: {
            speech = CopilotSpeech()
        }
        do throws(TolerantJSON.Failure) {
            return try read(first, by: request.format.schema, after: speech)
        } catch {
            return try await repaired(request, first: first, failure: error, speech: speech)
        }
    }

    private func repaired(
        _ request: ModelRequest, first: String, failure: TolerantJSON.Failure, speech: CopilotSpeech
    ) async throws -> [CopilotWish] {
        var repair = request
        repair.sampling.variation += 1
        repair.messages += [
            Message(.assistant, first.isEmpty ? "{}" : first),
            Message(.user, "That cannot be used: \(failure.message) Answer again with the whole JSON object only."),
        ]
        let second: String
        do {
            second = try await writer.plainText(repair, in: session) { _ in }
        } catch let error as ModelError {
            // The writer has an answer; that it could not be read for wishes is no reason to take it back.
            guard speech.said.isEmpty else { return [] }
            throw error
        }
        do throws(TolerantJSON.Failure) {
            return try read(second, by: request.format.schema, after: speech)
        } catch {
            if speech.said.isEmpty {
                say(CopilotSpeech.plain(second) ?? "I have no answer to that. Say it in other words.")
            }
            return []
        }
    }

    /// The wishes of an answer; what it says is told where it was not told while it came.
    private func read(
        _ text: String, by schema: JSONValue?, after speech: CopilotSpeech
    ) throws(TolerantJSON.Failure) -> [CopilotWish] {
        let answer = try CopilotReading.answer(in: try TolerantJSON.object(in: text, schema: schema))
        // An answer without any JSON was told as it came; its repair says the same again.
        let isTold = speech.hasReadField || (!speech.said.isEmpty && !speech.isJSON)
        if !isTold, let said = CopilotSpeech.plain(answer.say) {
            say(speech.said.isEmpty ? said : "\n\n" + said)
        }
        return answer.wishes
    }

    private func request(_ prompt: CopilotPrompt) -> ModelRequest {
        request(
            prompt.messages,
            format: .json(
                name: "copilot",
                schema: CopilotSchema.answer(
                    actions: prompt.actions, wishes: budget.wishes, namesParagraphs: !writer.room(for: story).isSmall)),
            sampling: .plan, tokens: budget.answerTokens)
    }

    /// A call of this turn.
    func request(
        _ messages: [Message], format: OutputFormat, sampling kind: Sampling.Kind, tokens: Int
    ) -> ModelRequest {
        ModelRequest(
            messages: messages, format: format, sampling: Sampling(kind: kind, seed: story.brief.seed),
            maxOutputTokens: min(tokens, writer.model.profile.maxOutputTokens),
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language, purpose: .copilot)
    }
}
