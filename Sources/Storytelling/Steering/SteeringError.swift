import StoryDomain

/// Why nothing can be proposed. Nothing was asked of a model then, but for `nothingUsable` and `otherLanguage`.
package enum SteeringError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A field of a request that says where.
    package enum Field: String, Sendable, Hashable {
        case from, to
    }

    /// A field must be there for this action.
    case missing(Field)
    /// The scene has no such paragraph.
    case noParagraph(Field, count: Int)
    /// The place is behind the paragraph's end, or within a character that takes two units.
    case noOffset(Field, length: Int)
    /// The selection ends before it begins, or holds no word.
    case emptySelection
    /// The selection has too many words.
    case tooLong(words: Int, most: Int)
    /// The action needs a note.
    case missingNote
    /// Something else stands there than the writer sees.
    case textChanged
    /// The model said nothing that could stand in the text.
    case nothingUsable
    /// The model wrote in another language than the text around the place, and did so again when it was told.
    case otherLanguage(LanguageTag, expected: LanguageTag)

    package var description: String {
        switch self {
        case .missing(let field): "Say with “\(field.rawValue)” what is selected."
        case .noParagraph(_, let count): "The scene has \(count) paragraphs: read its text again."
        case .noOffset(_, let length):
            "The paragraph has \(length) UTF-16 units: give an offset up to that, and none within a character."
        case .emptySelection: "Nothing is selected there: “to” must stand behind “from” and a word between them."
        case .tooLong(let words, let most): "Select at most \(most) words; these are \(words)."
        case .missingNote: "Say in “note” which."
        case .textChanged: "Something else stands there by now: read the scene's text again."
        case .otherLanguage(let language, let expected):
            "The model keeps writing in another language (\(language.rawValue)) than the text (\(expected.rawValue)): ask "
                + "again, or take another model."
        case .nothingUsable: "The model said nothing that fits there: ask again, or select more."
        }
    }
}
