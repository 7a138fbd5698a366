import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebStudio

@Suite struct StudioPagesTests {
    private let pages = StudioPages(files: [
        StudioFile(
            path: "/index.html", mediaType: "text/html; charset=utf-8", version: "v1",
            bytes: ByteBuffer(string: "<!doctype html>page"), gzip: ByteBuffer(string: "packed")),
        StudioFile(
            path: "/main-AB12CD34.js", mediaType: "text/javascript; charset=utf-8", version: "v2",
            bytes: ByteBuffer(string: "1")),
    ])

    private func request(_ path: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:]) -> Request {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    @Test func `The root is the page, asked anew each time and held by a strict policy`() throws {
        let answer = try #require(pages.answer(request("/?from=mail")))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "no-cache")
        #expect(answer.headers[.contentEncoding] == nil)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test func `A file whose name tells its content is kept for good, and only such a file`() throws {
        #expect(pages.answer(request("/main-AB12CD34.js"))?.headers[.cacheControl]?.contains("immutable") == true)
        let named = StudioFile(path: "/well-known.js", mediaType: "", version: "", bytes: ByteBuffer())
        #expect(!named.isHashed)
    }

    @Test func `Gzip goes to those who take it, under a tag of its own`() throws {
        let packed = try #require(pages.answer(request("/", .get, [.acceptEncoding: "br, gzip"])))
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.headers[.eTag] == "\"v1-gzip\"")
        #expect(packed.body.contentLength == 6)
        let plain = try #require(pages.answer(request("/", .get, [.acceptEncoding: "gzip;q=0"])))
        #expect(plain.headers[.contentEncoding] == nil)
        #expect(plain.headers[.vary] == "Accept-Encoding")
    }

    @Test(arguments: ["\"v1\"", "\"v0\", W/\"v1\"", "*"])
    func `A browser that has the file is told so`(tags: String) throws {
        let answer = try #require(pages.answer(request("/index.html", .get, [.ifNoneMatch: tags])))
        #expect(answer.status == .notModified)
        #expect(answer.body.contentLength == 0)
        #expect(answer.headers[.eTag] == "\"v1\"")
    }

    @Test func `An older copy is replaced`() {
        #expect(pages.answer(request("/", .get, [.ifNoneMatch: "\"v0\""]))?.status == .ok)
    }

    @Test func `Nobody writes to a file, and what is none is left to others`() {
        let refused = pages.answer(request("/", .post))
        #expect(refused?.status == .methodNotAllowed)
        #expect(refused?.headers[.allow] == "GET, HEAD")
        #expect(pages.answer(request("/api/v1/nothing")) == nil)
        #expect(pages.answer(request("/../index.html")) == nil)
    }

    @Test func `A program without the page says how to build it`() throws {
        let answer = try #require(StudioPages(files: []).answer(request("/")))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType]?.hasPrefix("text/html") == true)
    }
}
