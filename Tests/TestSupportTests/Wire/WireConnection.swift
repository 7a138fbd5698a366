import Foundation
import Synchronization

/// A connection of bare sockets, so that tests see every byte that a fake sends. Blocking calls run on a queue of their
/// own, never on the threads that the fakes' tasks need.
final class WireConnection: Sendable {
    /// How reading stopped.
    enum End: Sendable, Hashable {
        case closed, reset
    }

    struct Failure: Error {
        var call: String
        var code: Int32
    }

    private let socket: Int32
    private let queue = DispatchQueue(label: "wire")
    private let received = Mutex<[UInt8]>([])

    private init(socket: Int32) {
        self.socket = socket
    }

    static func open(port: Int) async throws -> WireConnection {
        #if canImport(Darwin)
        let kind = SOCK_STREAM
        #else
        let kind = Int32(SOCK_STREAM.rawValue)
        #endif
        let handle = Foundation.socket(AF_INET, kind, 0)
        let connection = WireConnection(socket: handle)
        try await connection.run {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard result == 0 else { throw Failure(call: "connect", code: errno) }
        }
        return connection
    }

    /// Sends a request; a body gets its length and type.
    func send(_ method: String, _ path: String, headers: [String] = [], body: String? = nil) async throws {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"] + headers
        if let body { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
        let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
        try await run { [socket] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, 0) }
                guard count > 0 else { throw Failure(call: "send", code: errno) }
                sent += count
            }
        }
    }

    /// Reads until what has come so far satisfies `isEnough`, or the server closes.
    ///
    /// - Returns: all bytes of the connection so far, and how it ended where it did.
    func read(until isEnough: @escaping @Sendable ([UInt8]) -> Bool) async throws -> (bytes: [UInt8], end: End?) {
        try await run { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            var bytes = received.withLock { $0 }
            defer { received.withLock { $0 = bytes } }
            while !isEnough(bytes) {
                let count = recv(socket, &buffer, buffer.count, 0)
                if count == 0 { return (bytes, .closed) }
                if count < 0 {
                    guard errno == ECONNRESET else { throw Failure(call: "recv", code: errno) }
                    return (bytes, .reset)
                }
                bytes += buffer[..<count]
            }
            return (bytes, nil)
        }
    }

    /// Reads one whole answer, or as much as there is.
    func answer() async throws -> WireAnswer {
        let (bytes, end) = try await read { bytes in
            let isChunked = String(decoding: bytes.prefix(400), as: UTF8.self).contains("chunked")
            return isChunked
                ? bytes.suffix(7) == [13, 10, 48, 13, 10, 13, 10] : WireAnswer(bytes, end: nil).isComplete
        }
        return WireAnswer(bytes, end: end)
    }

    /// Forgets what was read, so that the next answer on the connection stands alone.
    func forget() {
        received.withLock { $0 = [] }
    }

    func close() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    deinit {
        Foundation.close(socket)
    }

    private func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
