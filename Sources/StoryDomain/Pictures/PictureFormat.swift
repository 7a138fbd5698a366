/// The forms of pictures that are kept: those that books, browsers and printers all read.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, webp

    /// Tells the form by its first bytes, whatever anybody calls it; nil for anything else.
    package init?(of bytes: [UInt8]) {
        if bytes.starts(with: Self.pngSignature) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }

    /// The media type, e.g. `image/png`.
    package var mediaType: String { "image/\(rawValue)" }

    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
}
