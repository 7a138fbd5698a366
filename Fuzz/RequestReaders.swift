import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSONNotation
import NIOCore
import StoryDomain

@testable import Accounts
@testable import HTTPAPI

/// What clients of the API send.
extension Reader {
    static let requests = [headers, credentials, addresses, bodies]

    private static let headers = texts(
        "headers",
        [
            "\u{0}\"12.3\", W/\"4\", *", "\u{1}text/event-stream;q=0.5, application/json;q=0, */*",
            "\u{2}gzip;q=0, br, *;q=1",
            "\u{3}application/vnd.api+json; charset=\"utf-8\"", "\u{4}\"8e03978e-40d5-43e8-bc93-6894a57f9324\"",
            "\u{5}https://localhost:8080", "\u{6}00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "\u{7}image/png",
        ]
    ) { bytes in
        let (choice, rest) = chosen(bytes)
        let text = String(decoding: rest, as: UTF8.self)
        let values = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        switch choice % 8 {
        case 0:
            let list = EntityTag.list(values)
            if list.tags.contains(where: { $0.contains("\n") }) { fatalError("A tag has a line break.") }
            _ = list.contains("\"12.3\"")
        case 1: _ = try? AcceptedTypes(values).choice(of: route)
        case 2: _ = Compression.accepts(values)
        case 3: _ = try? RequestBytes.checkType(of: request(.contentType, text), isEmpty: false)
        case 4:
            if let key = try? IdempotencyKey(header: text), key.text.utf8.count > IdempotencyKey.longest {
                fatalError("A key is too long.")
            }
        case 5: _ = OwnPages.isOrigin(text, of: values.last)
        case 6: _ = RequestTrace.traceID(text)
        default:
            _ = try? RequestBytes.checkRawType(of: request(.contentType, text), among: ["image/png", "image/jpeg"])
        }
    }

    private static let credentials = texts(
        "credentials",
        [
            "sw_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgABCDEF", "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.x",
            "{\"sub\":\"a\",\"iss\":\"b\",\"aud\":[\"c\"],\"exp\":1e9,\"nbf\":1,\"scope\":\"openid write\",\"permissions\":[\"read\"]}",
            "{\"alg\":\"ES256\",\"kid\":\"a\",\"crit\":[\"b\"]}",
            "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"alg\":\"ES256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        ]
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = SecretKey(text)
        _ = TokenHeader(ofToken: text)
        _ = TokenHeader(ofToken: Data(bytes).base64EncodedString() + ".e30.x")
        if let claims = try? JSONDecoder().decode(TokenClaims.self, from: Data(bytes)) {
            _ = claims.scopes
            let policy = TokenPolicy(issuer: "b", audience: "c", authorizedParties: ["d"])
            _ = try? policy.check(claims, at: Date(timeIntervalSince1970: 1e9))
        }
        if let user = UserID(rawValue: text), user.rawValue != text {
            fatalError("A user's name changes when it is read.")
        }
        _ = ModelPattern(text).matches("gemini-3.1-flash-lite")
    }

    private static let addresses = texts(
        "addresses",
        [
            "/api/v1/stories/abcdefghjkmnpqrs/scenes/3?limit=10&cursor=abc%20d&state=a&state=b",
            "/api/v1/stories/%2e%2e/",
            "/api/v1/stories?limit=1e2&verbose=true&q=%C3%A9+b", "//x//y?%", "/%ff/%",
        ]
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        for method in [HTTPRequest.Method.get, .post, .head] { _ = table.match(method, parts[0]) }
        _ = table.errors(for: parts[0])
        let query = QueryText.json(parts.count > 1 ? parts[1] : nil, schema: schema)
        var reading = SchemaReading(.query)
        _ = reading.read(query, as: schema)
        if let decoded = PercentText.decode(text), decoded.utf8.count > text.utf8.count {
            fatalError("Decoding makes a text longer.")
        }
    }

    private static let bodies = texts(
        "bodies",
        [
            "{\"limit\":10,\"cursor\":\"abc\",\"state\":[\"a\",\"b\"],\"verbose\":true}",
            "{\"limit\":1.0,\"cursor\":null,\"other\":{}}",
            "{\"limit\":99999999999999999999,\"state\":\"a\"}",
        ]
    ) { bytes in
        guard let value = try? JSONReader.read(bytes) else { return }
        for strictness in [SchemaReading.Strictness.request, .answer] {
            var reading = SchemaReading(strictness: strictness)
            let read = reading.read(value, as: schema)
            guard reading.faults.isEmpty, case .object = read else { continue }
            guard (try? WireCoding.decode(Fields.self, from: read)) != nil else {
                fatalError("What the schema takes cannot be decoded.")
            }
        }
    }

    // MARK: - Parts

    /// Fields of the kinds that queries and bodies have.
    struct Fields: WireSchema, Decodable {
        var limit: Int
        var cursor: String?
        var state: [String]?
        var verbose: Bool?

        static let schemaName = "FuzzFields"
        static let schema = Schema.object(
            .optional("limit", .integer(1...100), "A number.", default: 10),
            .optional("cursor", .text(atMost: 40), "A text."),
            .optional("state", .list(of: .text(atMost: 10), atMost: 3), "Texts."),
            .optional("verbose", .flag, "A flag.")
        )
    }

    private static let schema = Fields.schema

    private static let route = Route(
        .get, "/api/v1/stories/{id}/scenes/{number}", "fuzz", "Fuzz", tag: "fuzz", access: .open,
        answers: [.json(Fields.self, "Fields."), .events(Fields.self, "Events.")]
    ) { _ in throw Problem(.notFound, "Not here.") }

    private static let table = RouteTable([
        RouteGroup(prefix: "/api/v1", routes: [route])
    ])

    private static func request(_ name: HTTPField.Name, _ value: String) -> Request {
        var head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")
        head.headerFields[name] = value
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }
}
