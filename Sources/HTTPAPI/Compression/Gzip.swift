import CZlib

/// The gzip format through zlib.
package enum Gzip {
    /// Above this many bytes speed counts more than the last percent.
    private static let long = 262_144

    /// The bytes as one gzip member; nil where zlib has no memory.
    package static func compress(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        let input = Array(bytes)
        var stream = z_stream()
        let level = input.count > long ? Z_BEST_SPEED : 5
        // 15 bits of window; 16 more ask for gzip's header instead of zlib's.
        let started = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(input.count)))
        var failed = false
        let output = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            input.withUnsafeBufferPointer { input in
                // zlib reads only; its C interface lacks the const.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(bound)
                failed = deflate(&stream, Z_FINISH) != Z_STREAM_END
                count = Int(stream.total_out)
            }
        }
        return failed ? nil : output
    }
}
