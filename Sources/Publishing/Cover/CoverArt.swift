import FoundationEssentials
import StoryDomain

/// The typographic cover of a story.
package enum CoverArt {
    /// What `svg` is.
    package static let mediaType = CoverDrawing.mediaType

    /// The cover as SVG in UTF-8: title, author, colours and an ornament that follow from the story's id.
    package static func svg(of story: Story) -> Data {
        Data(CoverDrawing(Manuscript(story)).svg.utf8)
    }
}
