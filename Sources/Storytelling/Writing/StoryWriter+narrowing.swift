import LanguageModels
import StoryDomain

extension StoryWriter {
    /// The most times that one thing is made smaller.
    private static let mostNarrowings = 8

    /// Does something that asks a model; where prompt and answer do not fit, and the refusal taught what does, does it again
    /// with what is known then. Each time must have taught something, so that the same prompt is never sent twice.
    ///
    /// - Throws: what `work` throws; an overflow that nothing more can be done about says which size is needed and where to
    ///   set it.
    func narrowing<Value>(_ work: () async throws -> Value) async throws -> Value {
        for _ in 0..<Self.mostNarrowings {
            let before = limits
            do {
                return try await work()
            } catch let error as ModelError where error.code == .contextOverflow {
                guard limits != before else { throw hopeless(error) }
            }
        }
        do {
            return try await work()
        } catch let error as ModelError where error.code == .contextOverflow {
            throw hopeless(error)
        }
    }

    /// The error of an answer that ended because the context was full, where that was found out by it: what was asked for
    /// has to be made smaller.
    func contextReached() -> ModelError {
        let profile = model.profile
        return ModelError(
            code: .contextOverflow, disposition: .never, provider: profile.provider,
            message: "The answer ended where the context of \(profile.model) was full, at \(profile.contextTokens) tokens.")
    }

    private struct Limits: Hashable {
        let context: Int
        let output: Int
        let scale: [String: Double]
    }

    private var limits: Limits {
        let profile = model.profile
        return Limits(
            context: profile.contextTokens, output: profile.maxOutputTokens,
            scale: profile.promptScale.mapValues { ($0 * 10).rounded(.up) / 10 })
    }

    private func hopeless(_ error: ModelError) -> ModelError {
        let profile = model.profile
        var told = error
        told.message =
            "\(profile.model) takes \(profile.contextTokens) tokens of prompt and answer, and what this story needs in one "
            + "call does not fit: shorten the brief, start the server with a larger context (from 2,048 tokens up any "
            + "length can be written), or write its true size as `context` of the model into the file of models "
            + "(STORYWRITER_MODELS). " + error.message
        return told
    }
}
