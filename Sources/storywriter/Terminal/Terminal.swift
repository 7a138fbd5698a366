import Foundation

/// Standard output and standard error. Text is written whole and at once; colours only where a terminal reads, and
/// never where `NO_COLOR` is set. A terminal that calls itself `dumb` gets plain lines and nothing else.
struct Terminal: Sendable {
    /// Whether standard output, standard error and standard input are terminals.
    let outIsTerminal: Bool
    let errorIsTerminal: Bool
    let inIsTerminal: Bool
    /// Whether a line on standard error can be painted over.
    let canRepaint: Bool
    private let hasColour: Bool

    /// Looks at the process's own streams.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        outIsTerminal = isatty(STDOUT_FILENO) == 1
        errorIsTerminal = isatty(STDERR_FILENO) == 1
        inIsTerminal = isatty(STDIN_FILENO) == 1
        let isDumb = (environment["TERM"] ?? "").isEmpty || environment["TERM"] == "dumb"
        canRepaint = errorIsTerminal && !isDumb
        let plain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        hasColour = canRepaint && !plain
    }

    /// Writes to standard output.
    ///
    /// - Returns: the system's error number where that failed, `EPIPE` where nobody reads any more; else nil.
    @discardableResult
    func out(_ text: String) -> Int32? {
        Self.write(text, to: STDOUT_FILENO)
    }

    /// Writes bytes to standard output.
    ///
    /// - Returns: as the other one.
    @discardableResult
    func out(_ bytes: Data) -> Int32? {
        Self.write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    func note(_ line: String) {
        Self.write(line + "\n", to: STDERR_FILENO)
    }

    /// Writes to standard error as it is.
    func error(_ text: String) {
        Self.write(text, to: STDERR_FILENO)
    }

    /// `text` in a quiet colour, on standard error.
    func dim(_ text: String) -> String {
        hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    /// `text` in bold, on standard error.
    func bold(_ text: String) -> String {
        hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    /// Goes to the beginning of the line on standard error and clears it, where that can be done.
    var lineStart: String { canRepaint ? "\r\u{1B}[2K" : "" }

    /// A line from standard input, without its end; nil at its end, or when the task is cancelled first.
    func answer() -> String? {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        // A blocking read would not hear of Ctrl-C, which cancels the task.
        while !Task.isCancelled {
            let ready = poll(&input, 1, 100)
            if ready > 0 { return readLine() }
            if ready < 0, errno != EINTR { return nil }
        }
        return nil
    }

    /// Columns of the terminal on standard error; 80 where it does not say.
    var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    @discardableResult
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        write(Data(text.utf8), to: descriptor)
    }

    private static func write(_ data: Data, to descriptor: Int32) -> Int32? {
        var bytes = data[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return errno
            }
            bytes = bytes.dropFirst(written)
        }
        return nil
    }
}
