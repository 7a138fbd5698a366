import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process's standard error, written line by line.
package enum StandardError {
    /// Keeps the lines of two threads apart, also where a pipe takes only part of one.
    private static let turn = Mutex(())

    /// Writes all of `text`; what cannot be written is lost, since there is nowhere to say so.
    package static let put: @Sendable (String) -> Void = { text in
        turn.withLock { _ in
            var text = text
            text.withUTF8 { bytes in
                var rest = UnsafeRawBufferPointer(bytes)
                while let start = rest.baseAddress, !rest.isEmpty {
                    let written = write(STDERR_FILENO, start, rest.count)
                    if written < 0 && errno == EINTR { continue }
                    guard written > 0 else { return }
                    rest = UnsafeRawBufferPointer(rebasing: rest[written...])
                }
            }
        }
    }
}
