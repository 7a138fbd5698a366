import Foundation
import JSONNotation
import LanguageModels

/// An HTTP answer taken apart, with its chunks as they were on the wire.
struct WireAnswer: Sendable {
    var status = 0
    var headers: [String: String] = [:]
    /// The chunks of a chunked body, or the body as one chunk.
    var chunks: [[UInt8]] = []
    /// Whether the body came to its proper end.
    var isComplete = false
    /// How the server ended the connection, where it did before the body's end.
    var end: WireConnection.End?

    init(_ bytes: [UInt8], end: WireConnection.End?) {
        self.end = end
        guard let headEnd = Self.find([13, 10, 13, 10], in: bytes[...]) else { return }
        let lines = String(decoding: bytes[..<headEnd], as: UTF8.self).components(separatedBy: "\r\n")
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            headers[parts[0].lowercased()] = parts.count > 1 ? parts[1] : ""
        }
        var rest = bytes[(headEnd + 4)...]
        if let length = headers["content-length"].flatMap(Int.init) {
            chunks = [Array(rest.prefix(length))]
            isComplete = rest.count >= length
            return
        }
        while let lineEnd = Self.find([13, 10], in: rest) {
            let size = Int(String(decoding: rest[..<lineEnd], as: UTF8.self), radix: 16) ?? 0
            guard size > 0 else {
                isComplete = true
                return
            }
            let chunk = rest[(lineEnd + 2)...].prefix(size)
            guard chunk.count == size else { return }
            chunks.append(Array(chunk))
            rest = rest[(lineEnd + 2)...].dropFirst(size + 2)
        }
    }

    var body: String { String(decoding: chunks.joined(), as: UTF8.self) }

    /// The body as JSON.
    func json() throws -> JSONValue {
        try JSONReader.read(Array(chunks.joined()))
    }

    /// The payloads of the body's `data:` frames, which end with `separator`.
    func frames(_ separator: String) -> [String] {
        body.components(separatedBy: separator).filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
    }

    /// The frames' JSON; frames that are none, such as `[DONE]`, are left out.
    func jsonFrames(_ separator: String) -> [JSONValue] {
        frames(separator).compactMap { try? JSONReader.read(Array($0.utf8)) }
    }

    private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - needle.count)).first { bytes[$0...].starts(with: needle) }
    }
}
