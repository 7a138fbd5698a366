import Storytelling

/// That nobody can draw is told with the way out; waiting does not help, so no time is named.
extension IllustrationError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noModel: Problem(.providerUnavailable, description).with("reason", "no_image_model")
        case .unknownStyle: .invalid([FieldFault(.body, [.name("style")], .notAChoice, description)])
        case .noScene: .invalid([FieldFault(.body, [.name("scene")], .notAChoice, description)])
        }
    }
}
