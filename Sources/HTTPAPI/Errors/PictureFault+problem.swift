import StoryDomain

/// Bytes of another kind are 415; a damaged or outsized picture is the request's fault.
extension PictureFault: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknownForm: Problem(.unsupportedMediaType, description)
        case .tooLong: Problem(.tooLarge, description)
        case .malformed, .tooWide, .animated: .invalid([FieldFault(.body, [], .unreadable, description)])
        }
    }
}
