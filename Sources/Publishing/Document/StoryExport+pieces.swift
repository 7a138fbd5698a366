import Foundation
import StoryDomain

extension StoryExport {
    /// A story as JSON in pieces, so that no more than one of its pictures is in memory at a time. Put together – `head`,
    /// each picture in the order of files, `tail` – they are the bytes of `render`.
    package struct JSONPieces: Sendable {
        package let head: Data
        package let tail: Data

        /// Takes a story with pictures, whose bytes come later.
        ///
        /// - Parameter hasPictures: whether `picture` will be called.
        /// - Throws: `ExportError.notWritable`.
        package init(of story: Story, ledger: [LedgerLine], hasPictures: Bool) throws(ExportError) {
            let whole = try StoryDocument(story: story, ledger: ledger, pictures: []).json()
            // Keys are sorted, and no text holds a line break as it is: one line alone begins so, between ledger and story.
            let mark = Array("  \"story\" : ".utf8)
            let place = hasPictures ? Self.lines(of: whole) { $0.starts(with: mark) }.first : nil
            guard let place else {
                head = whole
                tail = Data()
                return
            }
            head = whole[..<place.lowerBound] + Data("  \"pictures\" : [\n".utf8)
            tail = Data("\n  ],\n".utf8) + whole[place.lowerBound...]
        }

        /// A picture as it stands between `head` and `tail`.
        ///
        /// - Throws: `ExportError.notWritable`.
        package static func picture(_ picture: PublishedPicture, isFirst: Bool) throws(ExportError) -> Data {
            let record = try StoryDocument.json(of: PictureRecord(picture))
            var piece = Data(isFirst ? "".utf8 : ",\n".utf8)
            for (index, line) in lines(of: record).enumerated() {
                piece.append(contentsOf: index == 0 ? "    ".utf8 : "\n    ".utf8)
                piece.append(record[line])
            }
            return piece
        }

        /// Where the lines lie that fit, without their ends. Files have hundreds of megabytes, so the search is the C
        /// library's.
        private static func lines(
            of data: Data, where fits: (UnsafeRawBufferPointer) -> Bool = { _ in true }
        ) -> [Range<Int>] {
            data.withUnsafeBytes { bytes in
                var found: [Range<Int>] = []
                var start = 0
                while start < bytes.count, let base = bytes.baseAddress {
                    let rest = base + start
                    let end = memchr(rest, 10, bytes.count - start).map { start + (UnsafeRawPointer($0) - rest) }
                    let line = start..<(end ?? bytes.count)
                    if fits(UnsafeRawBufferPointer(rebasing: bytes[line])) { found.append(line) }
                    start = line.upperBound + 1
                }
                return found
            }
        }
    }

    /// Pictures in the order of files, by all but their bytes.
    package static func inOrder(_ one: PublishedPicture, _ other: PublishedPicture) -> Bool {
        PublishedPicture.inOrder(one, other)
    }
}
