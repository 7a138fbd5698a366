import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import NIOCore

extension TestResponse {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONReader.read(Array(body.readableBytesView)) }
    }

    /// The body as text.
    var text: String { String(buffer: body) }
}

extension TestClientProtocol {
    /// Sends a request as the writer, unless told otherwise.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: String? = nil, as key: String? = "writer",
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        if let key { headers[.authorization] = "Bearer \(key)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await executeRequest(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
}
