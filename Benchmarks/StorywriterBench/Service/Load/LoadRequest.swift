import JSONNotation
import LanguageModels
import NIOCore
import NIOHTTP1
import TestSupport

/// One request of a load.
struct LoadRequest: Sendable {
    let method: HTTPMethod
    let path: String
    /// JSON; nil for none.
    let body: ByteBuffer?
    var headers = HTTPHeaders([("Host", "127.0.0.1"), ("Accept", "*/*")])

    /// A request without a body.
    static func get(_ path: String) -> LoadRequest {
        LoadRequest(method: .GET, path: path, body: nil)
    }

    /// A request with a body of JSON.
    static func post(_ path: String, _ json: JSONValue = [:]) -> LoadRequest {
        post(path, bytes: ByteBuffer(string: json.text))
    }

    /// A request with a body of JSON, by any method.
    static func json(_ method: HTTPMethod, _ path: String, _ json: JSONValue) -> LoadRequest {
        sending(method, path, ByteBuffer(string: json.text))
    }

    /// A request with these bytes as its body.
    static func post(_ path: String, bytes: ByteBuffer) -> LoadRequest { sending(.POST, path, bytes) }

    private static func sending(_ method: HTTPMethod, _ path: String, _ bytes: ByteBuffer) -> LoadRequest {
        var request = LoadRequest(method: method, path: path, body: bytes)
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Content-Length", value: String(bytes.readableBytes))
        return request
    }
}
