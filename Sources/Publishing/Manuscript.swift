import StoryDomain

/// What a reader gets of a story, however it is set: its title, its parts and their paragraphs.
struct Manuscript {
    /// Stories of at least so many words show their scenes' titles.
    static let headedFromWords = 1_500

    /// What stands at the end of a story that is still being written.
    static let unfinishedNote = "This story is not finished yet."

    var title: String
    var language: LanguageTag
    var parts: [Part]
    /// Whether the parts are shown with their headings, or only set apart.
    var hasHeadings: Bool
    var isFinished: Bool

    /// A scene as the reader sees it.
    struct Part {
        /// The scene's planned title, or its number where it has none.
        var heading: String
        /// Never empty.
        var paragraphs: [String]
    }

    /// Takes what a reader gets of `story`. Scenes of which nothing is written yet are left out.
    init(_ story: Story) {
        title = story.title
        language = story.brief.language
        isFinished = story.status != .writing
        parts = []
        var scene: Int?
        for passage in story.passages.sorted(by: { $0.position < $1.position }) {
            let text = TextLines.trimmed(passage.text)
            if text.isEmpty { continue }
            let number = passage.position.scene
            if number == scene {
                parts[parts.count - 1].paragraphs.append(text)
            } else {
                let planned = story.outline?.scene(number)?.title ?? ""
                let heading = planned.allSatisfy(\.isWhitespace) ? "\(number)" : planned
                parts.append(Part(heading: heading, paragraphs: [text]))
                scene = number
            }
        }
        hasHeadings = parts.count > 1 && story.words >= Self.headedFromWords
    }
}
