import LanguageModels
import StoryDomain

/// How large an answer may become before its call is ended, by what it is for.
///
/// A server that does not keep to `max_tokens`, or a model that repeats itself, else fills memory, the run's log and the
/// database with an answer that can be used for nothing. The limits are several times what the largest brief can need
/// (500 scenes, or thoughts of 100,000 tokens before a premise), and count the text as it comes, thoughts in it included.
enum AnswerLimit {
    private static let mebibyte = 1_048_576

    /// The most UTF-8 bytes of an answer for this purpose.
    static func bytes(for purpose: CallPurpose) -> Int {
        switch purpose {
        case .outline, .repair, .scene, .ending: 4 * mebibyte
        case .setupOptions, .premise, .delta, .proposal, .copilot: mebibyte
        case .picture, .altText: mebibyte / 4
        }
    }

    /// Why a call was ended that went beyond its limit. The same request would most likely end the same way.
    static func error(for purpose: CallPurpose, by call: ModelCall?, of model: ModelProfile) -> ModelError {
        let limit = bytes(for: purpose)
        let size = limit < mebibyte ? "\(limit / 1_024) KiB" : "\(limit / mebibyte) MiB"
        return ModelError(
            code: .answerTooLarge, disposition: .never, provider: call?.provider ?? model.provider,
            message:
                "The answer of \(call?.model ?? model.model) for \(purpose.rawValue) went on past \(size), which is the "
                + "most that is taken: see that the server keeps to `max_tokens`, or use another model.")
    }
}
