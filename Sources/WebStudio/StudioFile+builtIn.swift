import CStudio
import NIOCore

extension StudioFile {
    /// The files that were built into the program; none where it was built before the page was.
    package static var builtIn: [StudioFile] {
        var count = 0
        let files = story_studio_files(&count)
        return (0..<count).map { StudioFile(files[$0]) }
    }

    private init(_ file: story_studio_file) {
        self.init(
            path: String(cString: file.path), mediaType: String(cString: file.type),
            version: String(cString: file.version), bytes: Self.buffer(file.bytes, file.count),
            gzip: file.gzip.map { Self.buffer($0, file.gzip_count) })
    }

    private static func buffer(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> ByteBuffer {
        ByteBuffer(bytes: UnsafeBufferPointer(start: bytes, count: count))
    }
}
