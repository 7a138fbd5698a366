import FoundationEssentials
import StoryDomain

/// What a reader gets of a story, however it is set: its title page, its parts, their paragraphs and pictures.
struct Manuscript {
    /// Stories of at least so many words show their scenes' titles.
    static let headedFromWords = 1_500

    /// What stands at the end of a story that is still being written.
    static let unfinishedNote = "This story is not finished yet."

    /// What the book is known by for ever: from the story's id.
    var name: NameHash
    var title: String
    /// Empty where the writer named none.
    var author: String
    /// Empty where the writer gave none.
    var licence: String
    var language: LanguageTag
    /// When the story was begun.
    var createdAt: Date
    /// When the story last changed.
    var updatedAt: Date
    /// The picture for the cover, where there is one.
    var cover: PublishedPicture?
    var parts: [Part]
    /// Whether the parts are shown with their headings, or only set apart.
    var hasHeadings: Bool
    var isFinished: Bool

    /// A scene as the reader sees it.
    struct Part {
        /// The scene's number.
        var scene: Int
        /// The scene's planned title, or its number where it has none.
        var heading: String
        /// Never empty.
        var paragraphs: [String]
        /// In the order in which they are shown.
        var pictures: [PublishedPicture] = []
    }

    /// Takes what a reader gets of `story`. Scenes of which nothing is written yet are left out with their pictures,
    /// and portraits, which are models for other pictures.
    init(_ story: Story, pictures: [PublishedPicture] = []) {
        name = NameHash(story.id.rawValue)
        title = story.title
        author = TextLines.joined(TextLines.trimmed(story.brief.author ?? ""))
        licence = TextLines.joined(TextLines.trimmed(story.brief.licence ?? ""))
        language = story.brief.language
        createdAt = story.createdAt
        updatedAt = story.updatedAt
        isFinished = story.status != .writing
        cover = pictures.first { $0.kind == .cover }
        parts = []
        for passage in story.passages.sorted(by: { $0.position < $1.position }) {
            let text = TextLines.trimmed(passage.text)
            if text.isEmpty { continue }
            let number = passage.position.scene
            if number == parts.last?.scene {
                parts[parts.count - 1].paragraphs.append(text)
            } else {
                let heading = Self.heading(ofScene: number, in: story)
                let shown = pictures.filter { $0.kind == .scene && $0.scene == number }
                parts.append(Part(scene: number, heading: heading, paragraphs: [text], pictures: shown))
            }
        }
        hasHeadings = parts.count > 1 && story.showsHeadings
    }

    /// The scene's planned title, or its number where it has none.
    static func heading(ofScene number: Int, in story: Story) -> String {
        let planned = story.outline?.scene(number)?.title ?? ""
        return planned.allSatisfy(\.isWhitespace) ? "\(number)" : planned
    }

    /// The title in one line, and never empty.
    var titleLine: String {
        let line = TextLines.joined(title)
        return line.allSatisfy(\.isWhitespace) ? "Untitled" : line
    }
}
