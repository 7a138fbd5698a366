import Foundation
import TestSupport

/// A terminal without a screen: what a program writes to it, as a person's terminal would get it.
final class PseudoTerminal: Sendable {
    /// Fires when what is watched for stands on the screen.
    let seen = Signal()
    /// The program's end.
    let slave: FileHandle
    private let master: FileHandle
    /// Linux's `TIOCSPTLCK` and `TIOCGPTN` (`man 2 ioctl_tty`); its C library's functions for it are out of Swift's sight.
    private static let setLock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430
    private let reading: Task<String, Never>

    /// Opens a terminal.
    ///
    /// - Parameters:
    ///   - columns: its width.
    ///   - sign: fires `seen` when it has been written.
    init(columns: Int = 80, watchingFor sign: String? = nil) throws {
        let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard descriptor >= 0, ioctl(descriptor, Self.setLock, &lock) == 0, ioctl(descriptor, Self.number, &number) == 0
        else { throw POSIXError(.ENOTTY) }
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
        let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard other >= 0 else { throw POSIXError(.ENOTTY) }
        let master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        self.master = master
        slave = FileHandle(fileDescriptor: other, closeOnDealloc: false)
        let seen = seen
        reading = Task {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "storywriter.tests.terminal").async {
                    continuation.resume(returning: Self.all(of: descriptor, sign: sign, seen: seen))
                }
            }
        }
    }

    /// Types on its keyboard.
    func type(_ text: String) throws {
        try master.write(contentsOf: Data(text.utf8))
    }

    /// All that was written, once no program has it open any more. The carriage returns that a terminal puts before
    /// line feeds are taken out.
    func text() async -> String {
        close(slave.fileDescriptor)
        return await reading.value.replacing("\r\n", with: "\n")
    }

    private static func all(of descriptor: Int32, sign: String?, seen: Signal) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // Linux ends the reading with an error when the last program is gone.
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
            bytes += buffer.prefix(count)
            if let sign, String(decoding: bytes, as: UTF8.self).contains(sign) { seen.fire() }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
