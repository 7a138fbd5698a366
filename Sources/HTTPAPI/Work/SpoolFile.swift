import Foundation
import NIOCore
import Synchronization

/// A file without a name that holds an answer until it is sent, so that a slow client holds disk and no memory. The system
/// removes it with its last use, however the process ends.
package final class SpoolFile: Sendable {
    /// The file could not be made or written; the disk may be full.
    package struct Fault: ProblemConvertible, CustomStringConvertible {
        /// The system's own words.
        package let description: String

        package var problem: Problem {
            Problem(
                .storageUnavailable, "The server has no room to make this file at the moment: try again later.",
                retryAfter: 30)
        }
    }

    private let descriptor: Int32
    private let length = Mutex(0)

    /// Makes an empty file in the folder for temporary files.
    ///
    /// - Throws: `Fault`.
    package init() throws(Fault) {
        var name = Array((NSTemporaryDirectory() + "/storywriter-answer-XXXXXX").utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Self.fault("cannot be made") }
        unlink(name)
    }

    deinit { close(descriptor) }

    /// How many bytes it has.
    package var count: Int { length.withLock { $0 } }

    /// Appends bytes.
    ///
    /// - Throws: `Fault`.
    package func append(_ data: Data) throws(Fault) {
        let failed = length.withLock { length in
            data.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let written = pwrite(
                        descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(length + done))
                    if written < 0, errno == EINTR { continue }
                    guard written > 0 else { return true }
                    done += written
                }
                length += done
                return false
            }
        }
        if failed { throw Self.fault("cannot be written") }
    }

    /// At most `most` bytes from `offset` on; none at the end.
    ///
    /// - Throws: `Fault`.
    func read(from offset: Int, atMost most: Int) throws(Fault) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: most)
        var failed = false
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { space in
            let count = pread(descriptor, space.baseAddress, most, off_t(offset))
            failed = count < 0
            return max(0, count)
        }
        if failed { throw Self.fault("cannot be read") }
        return buffer
    }

    private static func fault(_ what: String) -> Fault {
        Fault(description: "a temporary file \(what): \(String(cString: strerror(errno)))")
    }
}
