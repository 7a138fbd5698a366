import CZlib

/// The way back from gzip, to see that what was compressed is what was meant.
enum Gunzip {
    struct Fault: Error {}

    static func text(_ bytes: [UInt8]) throws -> String {
        var input = bytes
        var stream = z_stream()
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Fault()
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: 4_194_304)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { throw Fault() }
        return String(decoding: output.prefix(Int(stream.total_out)), as: UTF8.self)
    }
}
