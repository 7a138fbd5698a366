/// Why a brief cannot be written from.
package enum BriefError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither an idea nor one of the ten fields says anything.
    case empty
    /// The asked number of words is outside `StoryLength.allowed`.
    case wordsOutOfRange(Int)
    /// A field is longer than `Brief.longest` allows.
    case fieldTooLong(name: String, characters: Int)
    /// The language is neither a BCP 47 tag nor a name that is known; with the tag that is probably meant.
    case languageNotATag(String, nearest: LanguageTag?)
    /// No template of that name.
    case unknownTemplate(String)

    package var description: String {
        switch self {
        case .empty:
            "The idea is empty: say in a sentence what the story is about."
        case .wordsOutOfRange(let words):
            "\(words) words cannot be asked for: choose from \(StoryLength.allowed.lowerBound) "
                + "to \(StoryLength.allowed.upperBound)."
        case .fieldTooLong(let name, let characters):
            "\(name) has \(characters) characters: the limit is \(Brief.longest(name))."
        case .languageNotATag(let text, let nearest?):
            "“\(text)” is not a language: if you mean the one with the tag \(nearest), write \(nearest)."
        case .languageNotATag(let text, nil):
            "“\(text)” is not a language tag: write it as BCP 47 does, such as en, de, pt-BR or zh-Hant, or its name."
        case .unknownTemplate(let text):
            "“\(text)” is not a template: choose one of "
                + StoryTemplate.allCases.map(\.rawValue).joined(separator: ", ") + "."
        }
    }
}
