import Storytelling

extension WritingError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknownStory: .notFound
        case .onlyThoughts, .answerTakenForThought: Problem(.providerFailed, description)
        case .noProgress:
            Problem(.providerFailed, "The model wrote nothing usable, time after time: try again, or another model.")
        }
    }
}
