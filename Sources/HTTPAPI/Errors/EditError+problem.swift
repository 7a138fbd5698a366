import Storytelling

/// What is not there is 404, what comes too early or costs written text is a conflict, the rest is a field's fault.
extension EditError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noScene, .noPassage, .noVersion, .noSetup, .noPlanVersion: Problem(.notFound, description)
        case .emptyText: .invalid([FieldFault(.body, [.name("text")], .blank, description)])
        case .sceneCount: .invalid([FieldFault(.body, [.name("scenes")], .tooMany, description)])
        case .scenePlace(let index, let field, _):
            .invalid([
                FieldFault(.body, [.name("scenes"), .index(index), .name(field)], .unreadable, description)
            ])
        case .sceneIsWritten, .tooEarly, .planChanged, .partChanged, .noCharacter: Problem(.conflict, description)
        }
    }
}
