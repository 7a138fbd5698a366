import FoundationEssentials
import StoryDomain

/// Stories as files: pure functions from a story to bytes, and for JSON back again.
///
/// A story's text is data in every format: what a format would take for its own signs is escaped. The same story
/// gives the same bytes, PDF on the same machine.
package enum StoryExport {
    /// What an exported JSON file holds.
    package struct Contents: Sendable {
        package var story: Story
        package var ledger: [LedgerLine]
        package var pictures: [PublishedPicture]

        /// Takes what belongs to a story.
        package init(story: Story, ledger: [LedgerLine], pictures: [PublishedPicture]) {
            self.story = story
            self.ledger = ledger
            self.pictures = pictures
        }
    }

    /// Renders a story; text is UTF-8.
    ///
    /// An unfinished story exports what is there and says so, in its status or in a last line.
    ///
    /// - Parameters:
    ///   - story: as it is stored.
    ///   - ledger: what it cost, call by call; only JSON holds it.
    ///   - pictures: its pictures, of each kind the chosen ones in the order in which they are to be shown; all but plain text
    ///     hold them. Portraits stand in JSON alone.
    ///   - format: the form to write.
    /// - Throws: `ExportError`.
    package static func render(
        _ story: Story, ledger: [LedgerLine] = [], pictures: [PublishedPicture] = [], as format: ExportFormat
    ) throws(ExportError) -> Data {
        switch format {
        case .md: Data(MarkdownExport.text(of: Manuscript(story, pictures: pictures)).utf8)
        case .txt: Data(PlainTextExport.text(of: Manuscript(story)).utf8)
        case .html: Data(HTMLExport.text(of: Manuscript(story, pictures: pictures)).utf8)
        case .json: try StoryDocument(story: story, ledger: ledger, pictures: pictures).json()
        case .epub: try EPUBExport.file(of: Manuscript(story, pictures: pictures))
        case .docx: try DOCXExport.file(of: Manuscript(story, pictures: pictures))
        case .pdf: try PDFExport.file(of: Manuscript(story, pictures: pictures))
        }
    }

    /// Reads a story that was exported as JSON.
    ///
    /// - Throws: `ExportError`, which names the field that is wrong.
    package static func story(fromJSON data: Data) throws(ExportError) -> Story {
        try contents(ofJSON: data).story
    }

    /// Reads a story that was exported as JSON, with its ledger and its pictures.
    ///
    /// - Throws: `ExportError`, which names the field that is wrong.
    package static func contents(ofJSON data: Data) throws(ExportError) -> Contents {
        let document = try StoryDocument(json: data)
        return Contents(
            story: try document.domainStory(), ledger: try document.domainLedger(),
            pictures: try document.domainPictures())
    }
}
