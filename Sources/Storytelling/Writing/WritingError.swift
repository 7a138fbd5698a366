import StoryDomain

/// Why a run ended before its story did. The story keeps all that was stored and can be resumed.
package enum WritingError: Error, Sendable, CustomStringConvertible {
    /// No story of that name.
    case unknownStory(StoryID)
    /// The model gave nothing that could be kept, time after time.
    case noProgress(step: String, tries: Int)
    /// The model's thoughts used up the answer's limit, and it cannot be raised any more.
    ///
    /// - Parameter limit: tokens of thoughts and answer that were allowed last.
    case onlyThoughts(model: String, limit: Int)
    /// The server hands whole answers out as thoughts.
    case answerTakenForThought(model: String)

    package var description: String {
        switch self {
        case .unknownStory(let id):
            "There is no story “\(id)”: `storywriter stories` lists those that there are."
        case .onlyThoughts(let model, let limit):
            "\(model) used up all of the \(limit) tokens of its answer for thoughts and wrote nothing: turn thinking off "
                + "at the server, or let it write more (`max_output`, `context` and `thinking_allowance` of the model in "
                + "the file of models, STORYWRITER_MODELS), or take a model that thinks less."
        case .answerTakenForThought(let model):
            "The server hands out the answers of \(model) as thoughts and none as text: start llama.cpp's server with "
                + "`--reasoning-format none`, vLLM without `--reasoning-parser`, or turn thinking off in the model's chat "
                + "template."
        case .noProgress(let step, let tries):
            "The model wrote nothing usable for \(step) in \(tries) tries: resume with another model or provider."
        }
    }
}
