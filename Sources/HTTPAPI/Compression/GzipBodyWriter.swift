import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses a body on its way out, piece by piece: no more than a piece is held, and each is compressed beside the
/// threads that answer requests.
struct GzipBodyWriter: ResponseBodyWriter {
    /// What is compressed at a time: a few milliseconds.
    private static let piece = 262_144

    private var inner: any ResponseBodyWriter
    private let stream: GzipStream
    private let lane: WorkLane

    /// Takes where the compressed bytes go.
    init(to inner: any ResponseBodyWriter, stream: GzipStream, lane: WorkLane) {
        self.inner = inner
        self.stream = stream
        self.lane = lane
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        var rest = buffer
        while let piece = rest.readSlice(length: min(Self.piece, rest.readableBytes)), piece.readableBytes > 0 {
            try await send(piece, isLast: false)
        }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        var writer = self
        try await writer.send(ByteBuffer(), isLast: true)
        try await writer.inner.finish(trailingHeaders)
    }

    private mutating func send(_ piece: ByteBuffer, isLast: Bool) async throws {
        let stream = stream
        let packed = await withTaskExecutorPreference(lane) { await stream.add(piece, isLast: isLast) }
        if packed.readableBytes > 0 { try await inner.write(packed) }
    }
}

/// One gzip member that grows.
actor GzipStream {
    private static let step = 65_536

    /// zlib knows its stream by the address, which must stay the same.
    private nonisolated(unsafe) let stream: UnsafeMutablePointer<z_stream>

    /// Begins a member; nil where zlib has no memory.
    ///
    /// Whoever sends much is in more of a hurry than short of bytes, hence the fastest level.
    init?() {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window; 16 more ask for gzip's header instead of zlib's.
        let started = deflateInit2_(
            stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else {
            stream.deallocate()
            return nil
        }
        self.stream = stream
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Compresses bytes.
    ///
    /// - Returns: what is ready of the member, which may be nothing yet.
    func add(_ bytes: ByteBuffer, isLast: Bool) -> ByteBuffer {
        var packed = ByteBuffer()
        bytes.withUnsafeReadableBytes { input in
            // zlib reads only; its C interface lacks the const.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            var isDone = false
            while !isDone {
                packed.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.step) { output in
                    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    isDone = stream.pointee.avail_out > 0
                    return output.count - Int(stream.pointee.avail_out)
                }
            }
        }
        return packed
    }
}
