/// The bytes of a picture, checked and written anew with nothing in them but the picture: no place, camera, author,
/// comment or hidden text, and nothing behind its end.
///
/// The pixels themselves are not decoded. What is checked is the container: its signature, the lengths and checksums of
/// its parts, their order, and the size that its header tells.
package struct PictureFile: Hashable, Sendable {
    /// The most bytes that are read: 10 MiB.
    package static let mostBytes = 10 << 20
    /// The most pixels of one side.
    package static let longestSide = 8_192
    /// The most pixels in all, so that whoever decodes it needs at most 128 MiB for it.
    package static let mostPixels = 8_192 * 4_096

    package let format: PictureFormat
    /// As it is shown, in pixels: a photo's orientation is taken into account.
    package let width: Int
    /// As it is shown, in pixels.
    package let height: Int
    package let bytes: [UInt8]

    /// Reads a picture by its content and writes it anew.
    ///
    /// - Throws: `PictureFault`.
    package init(reading bytes: [UInt8]) throws(PictureFault) {
        guard let format = PictureFormat(of: bytes) else { throw .unknownForm }
        guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
        let (size, clean): (PictureSize, [UInt8])
        switch format {
        case .png: (size, clean) = try PNGContainer.cleaned(bytes)
        case .jpeg: (size, clean) = try JPEGContainer.cleaned(bytes)
        case .webp: (size, clean) = try WebPContainer.cleaned(bytes)
        }
        self.format = format
        self.width = size.width
        self.height = size.height
        self.bytes = clean
    }
}
