import FoundationEssentials
import StoryDomain

/// Stories as files: pure functions from a story to bytes, and for JSON back again.
///
/// A story's text is data in every format: what a format would take for its own signs is escaped. The same story
/// gives the same bytes.
package enum StoryExport {
    /// Renders a story in UTF-8.
    ///
    /// An unfinished story exports what is there and says so, in its status or in a last line.
    ///
    /// - Parameters:
    ///   - story: as it is stored.
    ///   - ledger: what it cost, call by call; only JSON holds it.
    ///   - format: the form to write.
    /// - Throws: `ExportError.notWritable`.
    package static func render(
        _ story: Story, ledger: [LedgerLine] = [], as format: ExportFormat
    ) throws(ExportError) -> Data {
        switch format {
        case .md: Data(MarkdownExport.text(of: Manuscript(story)).utf8)
        case .txt: Data(PlainTextExport.text(of: Manuscript(story)).utf8)
        case .html: Data(HTMLExport.text(of: Manuscript(story)).utf8)
        case .json: try StoryDocument(story: story, ledger: ledger).json()
        }
    }

    /// Reads a story that was exported as JSON.
    ///
    /// - Throws: `ExportError`, which names the field that is wrong.
    package static func story(fromJSON data: Data) throws(ExportError) -> Story {
        try contents(ofJSON: data).story
    }

    /// Reads a story that was exported as JSON, with its ledger.
    ///
    /// - Throws: `ExportError`, which names the field that is wrong.
    package static func contents(ofJSON data: Data) throws(ExportError) -> (story: Story, ledger: [LedgerLine]) {
        let document = try StoryDocument(json: data)
        return (try document.domainStory(), try document.domainLedger())
    }
}
