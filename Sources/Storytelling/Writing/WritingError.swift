import StoryDomain

/// Why a run ended before its story did. The story keeps all that was stored and can be resumed.
package enum WritingError: Error, Sendable, CustomStringConvertible {
    /// No story of that name.
    case unknownStory(StoryID)
    /// The model gave nothing that could be kept, time after time.
    case noProgress(step: String, tries: Int)

    package var description: String {
        switch self {
        case .unknownStory(let id):
            "There is no story “\(id)”: `storywriter stories` lists those that there are."
        case .noProgress(let step, let tries):
            "The model wrote nothing usable for \(step) in \(tries) tries: resume with another model or provider."
        }
    }
}
