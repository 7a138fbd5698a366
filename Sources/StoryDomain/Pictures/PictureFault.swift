/// Why bytes are not kept as a picture.
package enum PictureFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// They are no PNG, JPEG or WebP.
    case unknownForm
    /// They begin as one and do not hold what they say: the part that is wrong, in a few words.
    case malformed(PictureFormat, String)
    /// There are more bytes than are kept.
    case tooLong(bytes: Int)
    /// It has more pixels than are kept.
    case tooWide(width: Int, height: Int)
    /// It moves, which pages of a book do not.
    case animated

    package var description: String {
        switch self {
        case .unknownForm:
            "This is no PNG, JPEG or WebP: save the picture in one of these forms and send it again."
        case .malformed(let format, let part):
            "This \(format.rawValue.uppercased()) is damaged (\(part)): save it anew and send it again."
        case .tooLong(let bytes):
            "A picture may have \(PictureFile.mostBytes) bytes, not \(bytes): make it smaller and send it again."
        case .tooWide(let width, let height):
            "A picture may have \(PictureFile.longestSide) pixels a side and \(PictureFile.mostPixels) in all, not "
                + "\(width) × \(height): make it smaller and send it again."
        case .animated: "This picture moves: save one of its images and send that."
        }
    }
}
