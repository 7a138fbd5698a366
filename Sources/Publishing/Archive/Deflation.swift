import CZlib
import FoundationEssentials

/// Compression and checksums through zlib.
enum Deflation {
    /// What stands around the compressed bytes.
    enum Wrapping {
        /// Nothing, as ZIP has it.
        case raw
        /// zlib's header and checksum, as PNG has it.
        case zlib

        /// The window of 15 bits; a minus asks for no header.
        fileprivate var windowBits: Int32 { self == .raw ? -15 : 15 }
    }

    /// Bytes that are handed over at a time.
    private static let step = 65_536

    /// Appends the compressed bytes to a file, some at a time.
    ///
    /// - Throws: `ExportError.noMemory`.
    static func append(_ bytes: Data, to file: inout Data, wrapping: Wrapping) throws(ExportError) {
        var stream = z_stream()
        let started = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, wrapping.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw .noMemory }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: step)
        bytes.withUnsafeBytes { input in
            // zlib reads only; its C interface lacks the const.
            stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(input.count)
            var isDone = false
            while !isDone {
                let count = output.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    isDone = CZlib.deflate(&stream, Z_FINISH) != Z_OK
                    return buffer.count - Int(stream.avail_out)
                }
                file.append(contentsOf: output[..<count])
            }
        }
    }

    /// The CRC-32 of bytes.
    static func checksum(of bytes: Data) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            let start = bytes.bindMemory(to: UInt8.self).baseAddress
            return UInt32(crc32_z(0, start, bytes.count))
        }
    }
}
