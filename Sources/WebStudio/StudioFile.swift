import NIOCore

/// One file of the studio's page, ready to be sent.
package struct StudioFile: Sendable {
    /// Where it is served, beginning with a slash.
    package let path: String
    /// The media type, with the encoding of a text.
    package let mediaType: String
    /// Changes when the bytes do; stands in the ETag.
    package let version: String
    /// The bytes as they are.
    package let bytes: ByteBuffer
    /// The same bytes in gzip; nil where that is not smaller.
    package let gzip: ByteBuffer?

    /// Takes a file as it is, for tests and for pages that are not built in.
    package init(path: String, mediaType: String, version: String, bytes: ByteBuffer, gzip: ByteBuffer? = nil) {
        self.path = path
        self.mediaType = mediaType
        self.version = version
        self.bytes = bytes
        self.gzip = gzip
    }

    /// Whether the name tells the content, so that browsers may keep the file for good.
    var isHashed: Bool {
        let name = path.split(separator: "/").last ?? ""
        guard let mark = name.lastIndex(of: "-"), let dot = name[mark...].firstIndex(of: ".") else { return false }
        let hash = name[name.index(after: mark)..<dot]
        return hash.count >= 8 && hash.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
    }
}
