import Dispatch
import FoundationEssentials
import StoryDomain

/// Where a server has its books made: one after the other, beside the threads that answer requests.
///
/// A large book takes seconds and its own size in memory. Two at a time would take twice that, and made on the threads of
/// async functions they would hold up all else.
package enum Bindery {
    private static let bench = DispatchQueue(label: "storywriter.bindery", qos: .utility)

    /// Renders a story, as `StoryExport.render` does.
    ///
    /// - Throws: `ExportError`.
    package static func file(
        of story: Story, ledger: [LedgerLine] = [], pictures: [PublishedPicture] = [], as format: ExportFormat
    ) async throws(ExportError) -> Data {
        let result: Result<Data, ExportError> = await withCheckedContinuation { continuation in
            bench.async {
                continuation.resume(
                    returning: Result { () throws(ExportError) in
                        try StoryExport.render(story, ledger: ledger, pictures: pictures, as: format)
                    })
            }
        }
        return try result.get()
    }
}
