import Foundation
import LanguageModels
import ModelProviders

/// The least that a client of a server on this machine can be: a socket, a request, and reading to the end.
struct BareClient: Sendable {
    private let port: UInt16
    private let key: String

    /// Takes an address on the loopback interface.
    init(_ endpoint: Endpoint) throws {
        guard let port = URL(string: endpoint.baseURL)?.port.flatMap(UInt16.init(exactly:)) else {
            throw BenchError("The server's address \(endpoint.baseURL) has no port.")
        }
        self.port = port
        self.key = endpoint.key?.reveal() ?? ""
    }

    /// Sends a body to the chat interface and reads the answer's stream to its end.
    ///
    /// - Returns: the tokens that the server counted, and the seconds that we did.
    func complete(_ body: Data) async throws -> Speed {
        try await Program.aside { Result { try exchange(body) } }.get()
    }

    private func exchange(_ body: Data) throws -> Speed {
        let begun = ContinuousClock.now
        let socket = try connected()
        defer { close(socket) }
        let head =
            "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        try send(Data(head.utf8) + body, to: socket)
        let answer = received(from: socket)
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        guard let tokens = Self.writtenTokens(in: String(decoding: answer, as: UTF8.self)) else {
            throw BenchError("The server answered the bare client without timings: update llama-server.")
        }
        return Speed(tokens: tokens, seconds: seconds)
    }

    private func connected() throws -> Int32 {
        #if canImport(Glibc)
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard result == 0 else {
            close(socket)
            throw BenchError("The server's port \(port) refused the bare client.")
        }
        return socket
    }

    private func send(_ data: Data, to socket: Int32) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
            guard sent > 0 else { throw BenchError("The server closed the connection to the bare client.") }
            rest = rest.dropFirst(sent)
        }
    }

    private func received(from socket: Int32) -> Data {
        var answer = Data()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(socket, &buffer, buffer.count)
            guard count > 0 else { return answer }
            answer.append(contentsOf: buffer[..<count])
        }
    }

    /// The last `predicted_n` of the stream, which llama.cpp's server tells in its timings.
    private static func writtenTokens(in stream: String) -> Int? {
        guard let found = stream.range(of: "\"predicted_n\":", options: .backwards) else { return nil }
        return Int(stream[found.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
    }
}
