/// The bytes of a picture, checked and written anew with nothing in them but the picture: no place, camera, author,
/// comment or hidden text, and nothing behind its end.
///
/// The exception is a picture that says by what it was generated: C2PA content credentials, or the digital source type
/// of IPTC. Such a mark is bound to the file's bytes by hashes, so a generated picture that carries one is kept byte
/// for byte (see `OriginMark`).
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

    /// Who made the file, which decides what may stay in it.
    package enum Origin: Sendable, Hashable {
        /// A model's answer: what its provider wrote into it about its origin stays.
        case provider
        /// A person's own file: what it says of place, camera and author goes.
        case upload
    }

    /// Reads a picture by its content and writes it anew, or leaves it as it is where it carries a mark of its origin.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - origin: Who made it.
    /// - Throws: `PictureFault`.
    package init(reading bytes: [UInt8], from origin: Origin = .upload) throws(PictureFault) {
        guard let format = PictureFormat(of: bytes) else { throw .unknownForm }
        guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
        let (size, clean, mark): (PictureSize, [UInt8], OriginMark)
        switch format {
        case .png: (size, clean, mark) = try PNGContainer.cleaned(bytes)
        case .jpeg: (size, clean, mark) = try JPEGContainer.cleaned(bytes)
        case .webp: (size, clean, mark) = try WebPContainer.cleaned(bytes)
        }
        self.format = format
        self.width = size.width
        self.height = size.height
        self.bytes = mark.isKept(from: origin) ? bytes : clean
    }
}
