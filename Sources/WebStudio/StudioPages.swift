import HTTPTypes
import Hummingbird

/// The studio in the browser: which file answers which path, and with which headers.
///
/// The page keeps its own places behind the `#` of the address, so that every path here is a file or nothing.
package struct StudioPages: Sendable {
    private let files: [String: StudioFile]

    /// Takes the files to serve; without any, `/` says how to build them.
    package init(files: [StudioFile] = StudioFile.builtIn) {
        let served = files.isEmpty ? [Self.missing] : files
        self.files = Dictionary(served.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The answer to a request for a file of the page; nil where the path is none.
    package func answer(_ request: Request) -> Response? {
        let asked = (request.head.path ?? "/").prefix { $0 != "?" && $0 != "#" }
        let path = asked == "/" ? "/index.html" : String(asked)
        guard let file = files[path] else { return nil }
        guard request.method == .get || request.method == .head else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        let takesGzip = file.gzip != nil && Self.takesGzip(request.headers[values: .acceptEncoding])
        let tag = takesGzip ? "\"\(file.version)-gzip\"" : "\"\(file.version)\""
        var headers = headers(of: file, tag: tag)
        if Self.names(tag, in: request.headers[values: .ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = file.mediaType
        if takesGzip { headers[.contentEncoding] = "gzip" }
        let bytes = (takesGzip ? file.gzip : nil) ?? file.bytes
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    private func headers(of file: StudioFile, tag: String) -> HTTPFields {
        var headers = HTTPFields()
        headers[.eTag] = tag
        headers[.vary] = "Accept-Encoding"
        headers[.cacheControl] = file.isHashed ? "public, max-age=31536000, immutable" : "no-cache"
        headers[.contentSecurityPolicy] = Self.policy
        return headers
    }

    /// Everything from here and nothing from elsewhere. Pictures may also be made in the page (`blob:`, for those that
    /// were fetched with a key) or be written into it (`data:`).
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static func takesGzip(_ values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { entry in
            let parts = entry.lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
            let isRefused = parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
            return !isRefused && (parts.first == "gzip" || parts.first == "*")
        }
    }

    /// Whether a header of tags names `tag` or any; weak ones count, since a file is only read (RFC 9110, 13.1.2).
    private static func names(_ tag: String, in values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { entry in
            let named = entry.filter { $0 != " " }
            return named == "*" || named == tag || named == "W/" + tag
        }
    }

    /// The page of a program that was built without the studio.
    private static var missing: StudioFile {
        let text = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Story Writer</title>
            <h1>The studio is not in this build</h1>
            <p>Run <code>make studio</code> and build the program again. The API is here all the same: \
            <a href="/docs">its description</a>.</p></html>
            """
        return StudioFile(
            path: "/index.html", mediaType: "text/html; charset=utf-8", version: "none",
            bytes: ByteBuffer(string: text))
    }
}
