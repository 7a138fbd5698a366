import StoryDomain

/// A brief in the exported JSON.
struct BriefRecord: Codable {
    var idea: String
    /// The ten fields by the contract's names; one that is left out is empty.
    var setup: [String: String]
    var words: Int
    var language: String
    var template: StoryTemplate?
    var title: String?
    var seed: Int?
    var author: String?
    var licence: String?

    /// Takes a brief.
    init(_ brief: Brief) {
        idea = brief.idea
        setup = brief.setup.exported
        words = brief.length.words
        language = brief.language.rawValue
        template = brief.template
        title = brief.title
        seed = brief.seed
        author = brief.author
        licence = brief.licence
    }

    /// The brief, checked.
    ///
    /// - Parameter path: where this record stands in the file.
    /// - Throws: `ExportError.field`.
    func domain(at path: String) throws(ExportError) -> Brief {
        do {
            return try Brief(
                idea: idea, setup: StorySetup(exported: setup), length: StoryLength(words: words),
                language: Self.tag(language), template: template, title: title, seed: seed, author: author,
                licence: licence)
        } catch {
            throw Self.exportError(error, at: path)
        }
    }

    /// The tag of a file. What an earlier version took for one is mended; anything else is checked.
    private static func tag(_ text: String) throws(BriefError) -> LanguageTag {
        let hasForm = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } && text.count > 1
        return hasForm ? LanguageTag(stored: text) : try LanguageTag(text)
    }

    private static func exportError(_ error: BriefError, at path: String) -> ExportError {
        switch error {
        case .empty:
            .field("\(path).idea", problem: "is empty, and so is the setup")
        case .wordsOutOfRange:
            .field(
                "\(path).words",
                problem: "is not from \(StoryLength.allowed.lowerBound) to \(StoryLength.allowed.upperBound)")
        case .fieldTooLong(let name, let characters):
            .field(
                ["idea", "author", "licence"].contains(name) ? "\(path).\(name)" : "\(path).setup.\(name)",
                problem: "has \(characters) characters where \(Brief.longest(name)) are allowed")
        case .languageNotATag:
            .field("\(path).language", problem: "is not a BCP 47 language tag")
        case .unknownTemplate:
            .field("\(path).template", problem: "is not a known template")
        }
    }
}

extension StorySetup {
    /// The ten fields by name.
    var exported: [String: String] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.text) })
    }

    /// Reads fields by name; others are left alone.
    init(exported fields: [String: String]) {
        self.init()
        for key in CodingKeys.allCases {
            self[key] = fields[key.rawValue] ?? ""
        }
    }
}
