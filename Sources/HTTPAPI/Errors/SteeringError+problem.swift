import Storytelling

/// Places that are not there are a field's fault; what was changed meanwhile is a conflict; the rest is the model's.
extension SteeringError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .missing(let field): fault([.name(field.rawValue)], .missing)
        case .noParagraph(let field, _): fault([.name(field.rawValue), .name("paragraph")], .tooLarge)
        case .noOffset(let field, _): fault([.name(field.rawValue), .name("offset")], .tooLarge)
        case .emptySelection, .tooLong: fault([.name("to")], .unreadable)
        case .missingNote: fault([.name("note")], .missing)
        case .textChanged: Problem(.conflict, description)
        case .nothingUsable, .otherLanguage: Problem(.providerFailed, description)
        }
    }

    private func fault(_ path: [FieldFault.Step], _ code: FieldFault.Code) -> Problem {
        .invalid([FieldFault(.body, path, code, description)])
    }
}
