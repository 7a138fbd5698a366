import Foundation
import Publishing
import StoryDomain
import Testing

@Suite struct JSONPiecesTests {
    private func joined(_ pictures: [PublishedPicture], of story: Story) throws -> Data {
        let pieces = try StoryExport.JSONPieces(of: story, ledger: Samples.ledger(), hasPictures: !pictures.isEmpty)
        var file = pieces.head
        for (index, picture) in pictures.sorted(by: StoryExport.inOrder).enumerated() {
            file += try StoryExport.JSONPieces.picture(picture, isFirst: index == 0)
        }
        return file + pieces.tail
    }

    @Test func `pieces put together are the whole file`() throws {
        var story = try Samples.fullStory()
        story.brief.title = "\n  \"story\" : a title that looks like a file"
        var odd = Samples.picture(.portrait, alt: "With \"quotes\"\nand lines")
        odd.name = "Mara"
        for pictures in [
            [], [Samples.picture(.cover)], [odd, Samples.picture(.scene, scene: 2), Samples.picture(.cover)],
        ] {
            let whole = try StoryExport.render(story, ledger: Samples.ledger(), pictures: pictures, as: .json)
            #expect(try joined(pictures, of: story) == whole)
        }
    }
}
