import FoundationEssentials
import JSONNotation
import LanguageModels
import NIOHTTP1

/// A request as a fake server got it, whole.
package struct FakeRequest: Sendable {
    package var method: String
    /// The path without the query.
    package var path: String
    /// The query's names and values, percent-decoded.
    package var query: [String: String]
    /// Names and values in the order of arrival.
    package var headers: [Header]
    package var body: [UInt8]

    /// One header line.
    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    init(head: HTTPRequestHead, body: [UInt8]) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = head.method.rawValue
        path = parts.first?.removingPercentEncoding ?? "/"
        query = parts.count > 1 ? Self.query(parts[1]) : [:]
        headers = head.headers.map { Header(name: $0.name, value: $0.value) }
        self.body = body
    }

    /// The first header of that name, in any case of letters.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as JSON; nil where it is none.
    package func json() -> JSONValue? {
        try? JSONReader.read(body)
    }

    private static func query(_ text: Substring) -> [String: String] {
        let pairs = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1] : ""
            return (parts[0].removingPercentEncoding ?? "", value.removingPercentEncoding ?? "")
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension Substring {
    /// The text with `%xx` turned into the bytes they stand for; nil where that is no UTF-8.
    fileprivate var removingPercentEncoding: String? {
        guard contains("%") else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(String(Substring(digits)), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
