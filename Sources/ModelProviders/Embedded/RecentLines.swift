import Synchronization

/// The last lines of a process's output. Takes any amount and keeps little.
final class RecentLines: Sendable {
    /// The most bytes of a line that are kept.
    static let lineLimit = 500

    private struct State {
        var lines: [String] = []
        var open: [UInt8] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Keeps at most `limit` lines.
    init(limit: Int = 64) {
        self.limit = limit
    }

    /// Takes output as it comes, in pieces of any size.
    func append(_ bytes: some Sequence<UInt8>) {
        state.withLock { state in
            for byte in bytes {
                if byte == UInt8(ascii: "\n") {
                    close(&state)
                } else if state.open.count < Self.lineLimit {
                    state.open.append(byte)
                }
            }
        }
    }

    /// The lines, oldest first, with the one that is not at its end yet.
    var lines: [String] {
        state.withLock { state in
            state.open.isEmpty ? state.lines : state.lines + [Self.text(state.open)]
        }
    }

    private func close(_ state: inout State) {
        state.lines.append(Self.text(state.open))
        state.open.removeAll(keepingCapacity: true)
        if state.lines.count > limit { state.lines.removeFirst() }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}
