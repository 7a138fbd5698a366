import StoryDomain

extension BriefError: ProblemConvertible {
    package var problem: Problem { .invalid([fault]) }

    private var fault: FieldFault {
        switch self {
        case .empty: FieldFault(.body, [.name("idea")], .missing, description)
        case .wordsOutOfRange(let words):
            FieldFault(
                .body, [.name("words")], words < StoryLength.allowed.lowerBound ? .tooSmall : .tooLarge, description)
        case .fieldTooLong(let name, _): FieldFault(.body, [.name(name)], .tooLong, description)
        // What was sent is not repeated.
        case .languageNotATag:
            FieldFault(.body, [.name("language")], .unreadable, "Write it as BCP 47 does: en, de, pt-BR, zh-Hant.")
        case .unknownTemplate:
            FieldFault(
                .body, [.name("template")], .notAChoice,
                "This must be one of: \(StoryTemplate.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }
}
