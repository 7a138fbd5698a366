import LanguageModels
import StoryDomain

extension StoryWriter {
    /// The most times that an answer which came out empty at its limit is asked for again with a higher one.
    static let mostRaises = 6

    /// Whether an answer that was empty at its limit taught that the model needs more room for its thoughts; the story's
    /// log says so.
    ///
    /// - Parameter before: the room that the answer had, in tokens.
    func hasMoreRoomForThoughts(than before: Int, in session: WritingSession) async throws -> Bool {
        let profile = model.profile
        guard profile.thinkingAllowance > before else { return false }
        let effort = profile.capabilities.effort.map { " and effort “\($0)” is asked for" } ?? ""
        try await note(
            .callFailed,
            "\(profile.model) used its limit up for thoughts and wrote nothing: it is asked again, with room for "
                + "\(profile.thinkingAllowance) tokens of thoughts\(effort).",
            details: [
                "provider": profile.provider, "model": profile.model, "code": "only_thoughts",
                "allowance": String(profile.thinkingAllowance),
            ], in: session)
        return true
    }

    /// Ends the run where a server takes answers for thoughts: all that came was thought, and the model said that it was
    /// done. Seen of llama.cpp with a chat template that ends in `<think>` and a model that does not think.
    ///
    /// - Throws: `WritingError.answerTakenForThought` after the second such answer in a row; one alone may be chance.
    func noteSilence(_ end: CallEnd, hasText: Bool, in session: WritingSession) throws {
        guard case .finished(let completion) = end.reason else { return }
        guard !hasText, completion.finish == .stop, completion.thoughtCharacters > 0 else {
            session.silentAnswers = 0
            return
        }
        session.silentAnswers += 1
        guard session.silentAnswers >= 2 else { return }
        throw WritingError.answerTakenForThought(model: end.call?.model ?? model.profile.model)
    }
}
