import CTypesetting
import FoundationEssentials

/// Reads WebP where libwebp is installed, so that books can have such pictures as PNG.
///
/// Unchecked, since Swift cannot know: the table holds nothing but addresses of functions and is never written again.
struct WebPDecoder: @unchecked Sendable {
    /// The decoder; nil where the library is not installed.
    static let shared: WebPDecoder? = {
        var functions = storywriter_webp()
        return storywriter_webp_open(&functions) == 1 ? WebPDecoder(functions: functions) : nil
    }()

    private let functions: storywriter_webp

    /// The picture as PNG; nil where its bytes are broken.
    func png(of file: Data) -> Data? {
        var (width, height) = (Int32(0), Int32(0))
        let pixels = file.withUnsafeBytes { bytes in
            functions.WebPDecodeRGBA(
                bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), &width, &height)
        }
        guard let pixels, width > 0, height > 0 else { return nil }
        defer { functions.WebPFree(pixels) }
        let count = Int(width) * Int(height) * 4
        return PNGFile.bytes(of: UnsafeBufferPointer(start: pixels, count: count), width: Int(width))
    }
}
